import Foundation
import Testing

/// What is wrong before any lesson runs: each has its own words, and the code for usage.
struct UsageTests {
  @Test func aLessonForANewerUnrollSaysSoAtItsLine() throws {
    let scratch = try Scratch()
    try scratch.write("---\nunroll: \">=99\"\n---\n# A\n\n```swift\n1\n```\n", to: "lessons/a.md")
    let shown = try Tool.run(["run", "lessons/a.md"], in: scratch.folder)
    #expect(shown.status == 1)
    #expect(shown.output.contains("this lesson needs Unroll 99 or newer"), "\(shown)")
    let checked = try Tool.run(["check"], in: scratch.folder)
    #expect(checked.status == 1)
    #expect(checked.error.contains("lessons/a.md:2:1: error: this lesson needs Unroll 99 or newer"))
  }

  @Test(arguments: [
    (["bild"], "there is no command `bild`"),
    (["bild"], "did you mean `unroll build`?"),
    (["lessons/a.md"], "unroll run lessons/a.md"),
    (["check", "--cache", "cache.example:80"], "--cache http://cache.example:80"),
    (["build", "--jbos", "2"], "Unknown option '--jbos'"),
    (["build", "--jobs", "0"], "--jobs: 0 is not a positive number"),
    (["build", "--jobs", "many"], "'many'"),
    (["run"], "Missing expected argument '<lesson>'"),
    (["run", "nowhere.md"], "nowhere.md: no such file or folder"),
    (["run", "lessons"], "lessons: is a folder, but `run` shows one lesson"),
    (["build", "nowhere"], "nowhere: no such file or folder"),
    (["build", "empty"], "empty: has no lessons"),
    (["check", "empty"], "empty: has no lessons"),
    (["build", "notes.txt"], "notes.txt: is not a lesson: its name does not end in .md"),
    (["build", "lessons/a.md", "lessons/a.md"], "lessons/a.md: is named twice"),
    (["build", "lessons", "lessons/../lessons/a.md"], "lessons/a.md: is named twice"),
    (["build", "lessons/a.md", "other/b.md"], "other/b.md: is not in the same course as"),
    (
      ["build", "-o", "lessons"],
      "lessons: is the folder of the lessons, and the pages would overwrite them"
    ),
    (["check", "-o", "nowhere"], "nowhere: no such folder"),
    (["new"], "a title is missing"),
    (["new", "  "], "the title has to be one line of text"),
    (["new", "two\nlines"], "the title has to be one line of text"),
    (["new", "?!"], "the title has no letter or digit"),
    (["new", "A title", "--lang", "English please"], "is not a BCP 47 language"),
    (["clean", "nowhere"], "nowhere: no such folder"),
    (["doctor", "now"], "Unexpected argument 'now'"),
    (["explain", "duplicat-id"], "duplicat-id: no such rule; did you mean `duplicate-id`?"),
    (["explain", "weather"], "weather: no such rule\n"),
  ])
  func saysWhatIsWrong(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    try scratch.write("# A\n", to: "lessons/a.md")
    try scratch.write("# B\n", to: "other/b.md")
    try scratch.write("no lesson", to: "notes.txt")
    try scratch.write("# Read me\n", to: "empty/README.md")
    try scratch.write("# A draft\n", to: "empty/_draft.md")
    let before = scratch.files
    let result = try Tool.run(arguments, in: scratch.folder)
    #expect(result.status == 64, "\(result)")
    #expect(result.error.contains(message), "\(result)")
    #expect(result.output.isEmpty)
    #expect(scratch.files == before)
  }

  @Test func aFolderWithoutLessonsNamesTheWayToBegin() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 64)
    #expect(result.error.contains("lessons: no such folder here"))
    #expect(result.error.contains("unroll new"))
  }

  @Test func machinesGetFailuresAsJSON() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["build", "nowhere", "--json"], in: scratch.folder)
    #expect(result.status == 64)
    #expect(result.error.isEmpty)
    let report = try result.json()
    #expect(report["exitCode"] as? Int == 64)
    #expect(report["error"] as? String == "nowhere: no such file or folder")
  }
}
