import Foundation
import Testing

struct CleanTests {
  @Test func removesWhatWasMadeAndNothingElse() throws {
    let scratch = try Course.make(["a": Course.passing, "en/b": Course.passing])
    try scratch.write("mine", to: "output/notes.txt")
    let before = scratch.files
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    #expect(scratch.files.count > before.count + 6)
    let result = try Tool.run(["clean"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(scratch.files == before)
    #expect(!scratch.exists("output/en"))
    #expect(result.output.contains("removed output/a.html\n"))
    #expect(try Tool.run(["clean"], in: scratch.folder).output == "nothing to remove\n")
  }

  @Test func keepsAPageThatSomebodyChanged() throws {
    let scratch = try Course.make(["a": Course.passing])
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    try scratch.write("my own words", to: "output/a.md")
    let result = try Tool.run(["clean"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.error.contains("kept output/a.md: it was changed after it was made"))
    #expect(try scratch.text("output/a.md") == "my own words")
    #expect(!scratch.exists("output/a.html"))
  }

  #if os(Linux)
    @Test func knowsThePagesOfABuildThatWasCutShort() throws {
      let scratch = try Course.make(["a": Course.passing])
      let before = scratch.files
      #expect(try Tool.shell(#""$unroll" build > /dev/full"#, in: scratch.folder).status == 73)
      #expect(scratch.exists("output/a.html"))
      #expect(try Tool.run(["clean"], in: scratch.folder).status == 0)
      #expect(scratch.files == before)
    }
  #endif

  @Test func followsNoLinkOutOfTheCache() throws {
    let scratch = try Course.make(["a": Course.passing])
    try scratch.write("precious", to: "elsewhere/file")
    try scratch.write("", to: "lessons/.unroll/keep")
    try FileManager.default.createSymbolicLink(
      at: scratch.url("lessons/.unroll/link"), withDestinationURL: scratch.url("elsewhere"))
    #expect(try Tool.run(["clean"], in: scratch.folder).status == 0)
    #expect(scratch.files == ["elsewhere/file", "lessons/a.md"])
  }
}
