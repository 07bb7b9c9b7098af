import Foundation
import Testing

/// `--shard`, as it is typed on each of several machines.
struct ShardTests {
  @Test(arguments: ["0/3", "4/3", "a/b", "3", "1/2/3", "", "-1/2"])
  func aShareThatIsNoneIsRefused(_ text: String) throws {
    let scratch = try Course.make(["a": "# A"])
    let option = text.hasPrefix("-") ? ["--shard=\(text)"] : ["--shard", text]
    for command in ["build", "check"] {
      let result = try Tool.run([command] + option, in: scratch.folder)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains("--shard: `\(text)` is not a share such as 2/3"), "\(result)")
      #expect(result.output.isEmpty)
    }
    #expect(scratch.files == ["lessons/a.md"])
  }

  @Test func whatContradictsAShareIsRefused() throws {
    let scratch = try Course.make(["a": "# A"])
    let result = try Tool.run(["check", "--update", "--shard", "1/2"], in: scratch.folder)
    #expect(result.status == 64, "\(result)")
    #expect(result.error.contains("--update: lessons and pages are written by one"), "\(result)")
  }

  @Test func aBuildInSharesIsThatOfOneMachine() throws {
    let lessons = [
      "a": Course.passing, "b": Course.failing,
      "c": Course.passing.replacing("2 + 2", with: "1 + 3"),
    ]
    let one = try Course.make(lessons)
    let alone = try Tool.run(["build"], in: one.folder)
    let many = try Course.make(lessons)
    var statuses: [Int32] = []
    for shard in ["1/2", "2/2"] {
      let result = try Tool.run(["build", "--shard", shard, "--json"], in: many.folder)
      #expect(try result.json()["shard"] as? String == shard)
      statuses.append(result.status)
    }
    // The share with the lesson that fails.
    #expect(statuses.sorted() == [0, 1])
    #expect(!many.exists("output"))
    let last = try Tool.run(["build", "--explain"], in: many.folder)
    #expect(!last.error.contains(" ran: "), "\(last)")
    #expect(last.output == alone.output && last.status == alone.status)
    let pages = one.files.filter { $0.hasPrefix("output") }
    #expect(many.files.filter { $0.hasPrefix("output") } == pages)
    for page in pages { #expect(try many.text(page) == one.text(page), "\(page)") }
  }

  @Test func aShareWithoutLessonsPasses() throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.run(["check", "--shard", "2/2"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(result.error.contains("shard 2/2: 0 of 1 lesson\n"), "\(result)")
    #expect(result.output == "0 lessons, 0 cells: all passed\n")
  }
}
