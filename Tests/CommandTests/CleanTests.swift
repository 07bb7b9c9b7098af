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

  @Test func namesAnOutputFolderElsewhereAndHowToCleanIt() throws {
    let scratch = try Course.make(["a": Course.passing])
    let elsewhere = try Scratch()
    let other = elsewhere.url("the pages").path
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["build", "-o", other], in: scratch.folder).status == 0)
    let pages = elsewhere.files
    #expect(pages.count == 4)

    let result = try Tool.run(["clean"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(elsewhere.files == pages)
    #expect(!scratch.exists("output"))
    let command = "unroll clean lessons --output '\(other)'"
    #expect(result.error == "left 4 pages in \(other); to remove them: \(command)\n")
    let json = try Tool.run(["clean", "--json"], in: scratch.folder).json()
    #expect(json["elsewhere"] as? [String] == [other])

    // The command that it says does it.
    let rest = try Tool.shell("unroll() { \"$unroll\" \"$@\"; }; \(command)", in: scratch.folder)
    #expect(rest.status == 0, "\(rest)")
    #expect(rest.error.isEmpty)
    #expect(elsewhere.files == [])
    #expect(scratch.files == ["lessons/a.md"])
  }

  @Test func keepsAPageThatSomebodyChanged() throws {
    let scratch = try Course.make(["a": Course.passing])
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    try scratch.write("my own words", to: "output/a.md")
    let result = try Tool.run(["clean"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.error.contains("kept output/a.md: it was edited after it was made"))
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
