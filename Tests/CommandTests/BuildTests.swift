import Foundation
import Testing

struct BuildTests {
  @Test func makesAPageOfEachLessonAndAnIndex() throws {
    let scratch = try Course.make(["a": Course.passing, "en/b": Course.passing])
    try scratch.write("# Notes\n", to: "lessons/README.md")
    try scratch.write("# Draft\n", to: "lessons/_draft.md")
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(
      scratch.files.filter { $0.hasPrefix("output") } == [
        "output/a.html", "output/a.md", "output/en/b.html", "output/en/b.md", "output/index.html",
        "output/index.md",
      ])
    #expect(result.output.contains("lessons/a.md: 2 cells passed; wrote output/a.html"))
    #expect(result.output.hasSuffix("2 lessons, 4 cells: all passed\n"))
    #expect(try scratch.text("output/a.md").contains("five is 5"))
  }

  @Test func aLessonThatFailsIsRenderedWithItsFailure() throws {
    let scratch = try Course.make(["bad": Course.failing, "good": Course.passing])
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/bad.md:8:"), "\(result)")
    #expect(result.output.contains("lessons/bad.md: FAILED in cell 2 of 3 cells, line 8"))
    #expect(result.output.hasSuffix("2 lessons, 5 cells: 1 lesson failed\n"))
    for page in ["output/bad.html", "output/bad.md"] {
      #expect(try scratch.text(page).contains("Index out of range"), "\(page)")
    }
    #expect(try scratch.text("output/good.html").contains("five is 5"))
  }

  @Test func leavesWhatDidNotChangeAlone() throws {
    let scratch = try Course.make(["a": Course.passing, "b": Course.passing])
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let pages = ["output/a.html", "output/a.md", "output/index.html", "output/b.html"]
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    for page in pages {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: scratch.url(page).path)
    }
    try scratch.write(Course.passing + "\n\nA word more.\n", to: "lessons/b.md")
    let result = try Tool.run(["build", "--explain"], in: scratch.folder)
    #expect(result.status == 0)
    func date(_ page: String) throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: scratch.url(page).path)[.modificationDate]
        as? Date
    }
    for page in pages.dropLast() { #expect(try date(page) == old, "\(page)") }
    #expect(try date("output/b.html") != old)
    // Prose alone starts no compiler.
    #expect(!result.error.contains(" ran: "), "\(result)")
    #expect(result.output.contains("lessons/b.md: 2 cells passed; wrote output/b.html"))
    #expect(result.output.contains("\n1 lesson unchanged\n"), "\(result)")
    #expect(scratch.files.allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func takesThePagesOfALessonThatIsGoneAway() throws {
    let scratch = try Course.make(["a": Course.passing, "en/b": Course.passing])
    for output in ["output", "other"] {
      #expect(try Tool.run(["build", "-o", output], in: scratch.folder).status == 0)
    }
    try scratch.write("# Mine\n", to: "output/en/mine.md")
    try scratch.write(scratch.text("output/en/b.md") + "\nA word of mine.\n", to: "output/en/b.md")
    try FileManager.default.removeItem(at: scratch.url("lessons/en/b.md"))
    // A build of some lessons takes nothing for gone.
    #expect(try Tool.run(["build", "lessons/a.md"], in: scratch.folder).status == 0)
    #expect(scratch.files.contains("output/en/b.html"))

    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("removed output/en/b.html: no lesson makes it any more"))
    #expect(result.error.contains("kept output/en/b.md: no lesson makes it any more"), "\(result)")
    #expect(
      scratch.files.filter { $0.hasPrefix("output") } == [
        "output/a.html", "output/a.md", "output/en/b.md", "output/en/mine.md", "output/index.html",
        "output/index.md",
      ])
    #expect(scratch.files.contains("other/en/b.html"))

    try scratch.write(Course.passing, to: "lessons/c.md")
    #expect(try Tool.run(["build", "-o", "other"], in: scratch.folder).status == 0)
    #expect(
      scratch.files.filter { $0.hasPrefix("other") && $0.hasSuffix(".html") } == [
        "other/a.html", "other/c.html", "other/index.html",
      ])
  }

  @Test func explainsWhyACellRan() throws {
    let scratch = try Course.make(["a": Course.passing])
    let first = try Tool.run(["build", "--explain"], in: scratch.folder)
    #expect(first.error.contains("lessons/a.md:8: cell 1 ran: "), "\(first)")
    try scratch.write(
      Course.passing.replacing("five is", with: "5 is"), to: "lessons/a.md")
    let second = try Tool.run(["build", "--explain"], in: scratch.folder)
    #expect(second.error.contains("lessons/a.md:8: cell 1 is as it was"), "\(second)")
    #expect(second.error.contains("lessons/a.md:12: cell 2 ran: "), "\(second)")
    let forced = try Tool.run(["build", "--explain", "--force"], in: scratch.folder)
    #expect(forced.error.contains("lessons/a.md:8: cell 1 ran: "), "\(forced)")
  }

  @Test func resultsComeInTheCoursesOrderWhateverTheJobs() throws {
    let names = (1...6).map { "lesson-\($0)" }
    var outputs: Set<String> = []
    for jobs in ["1", "4"] {
      let scratch = try Course.make(
        Dictionary(uniqueKeysWithValues: names.map { ($0, Course.passing) }))
      let result = try Tool.run(["build", "--jobs", jobs, "--json"], in: scratch.folder)
      let lessons = try #require(try result.json()["lessons"] as? [[String: Any]])
      #expect(lessons.map { $0["path"] as? String } == names.map { "lessons/\($0).md" })
      outputs.insert(result.output)
    }
    #expect(outputs.count == 1)
  }

  /// Folder, locale, time zone and job count are no inputs.
  @Test func pagesDependOnTheLessonsAlone() throws {
    var pages: [[String: Data]] = []
    for environment in [
      ["LANG": "C", "TZ": "Asia/Tokyo"],
      ["LC_ALL": "C.UTF-8", "TZ": "America/Lima", "NO_COLOR": "1", "COLUMNS": "200"],
    ] {
      let scratch = try Course.make(["a": Course.passing, "b": Course.failing])
      _ = try Tool.run(
        ["build", "--jobs", "\(pages.count + 1)"], in: scratch.folder, environment: environment)
      pages.append(
        try Dictionary(
          uniqueKeysWithValues: scratch.files.filter { $0.hasPrefix("output/") }
            .map { ($0, try Data(contentsOf: scratch.url($0))) }))
    }
    #expect(pages[0].count == 6)
    #expect(pages[0] == pages[1])
  }

  @Test func aLessonThatCannotBeReadAsTextIsShownWithWhatIsWrong() throws {
    let scratch = try Scratch()
    try scratch.write(Data("# Title\n\nbad \u{FF}".utf8 + [0xFF, 0xFE, 0x0A]), to: "lessons/a.md")
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/a.md:3:6: error:"), "\(result)")
    #expect(result.error.contains("UTF-8"))
    #expect(scratch.exists("output/a.html"))
  }

  @Test func brokenLinksAndFormulasFailTheBuild() throws {
    let scratch = try Scratch()
    try scratch.write(
      "# A\n\n[gone](nowhere.md) and $`\\frac{1}`$\n", to: "lessons/a.md")
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/a.md:3:8: error: there is no file `nowhere.md`"))
    #expect(result.error.contains("lessons/a.md:3:"), "\(result)")
    #expect(result.error.contains("\\frac"), "\(result)")
  }

  @Test(arguments: [
    (["index", "en/index"], "lessons/index.md: the choice of a language goes here"),
    (
      ["index", "search"], "lessons/search.md: has the name of a page that the course makes itself"
    ),
    (["en/index", "en/print"], "lessons/en/print.md: has the name of a page that the course"),
  ])
  func refusesALessonInThePlaceOfAPageOfTheCourse(_ lessons: [String], _ message: String) throws {
    let scratch = try Course.make(
      Dictionary(uniqueKeysWithValues: lessons.map { ($0, Course.passing) }))
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 64)
    #expect(result.error.contains(message), "\(result)")
  }

  @Test func saysWhereItCannotWrite() throws {
    let scratch = try Course.make(["a": Course.passing])
    try scratch.write("in the way", to: "output/a.html/file")
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 73, "\(result)")
    #expect(result.error.contains("output/a.html: cannot be written: "))
  }

  @Test func machinesGetOneDocument() throws {
    let scratch = try Course.make(["bad": Course.failing])
    let result = try Tool.run(["build", "--json"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.isEmpty)
    let report = try result.json()
    #expect(report["exitCode"] as? Int == 1)
    let lesson = try #require((report["lessons"] as? [[String: Any]])?.first)
    let cells = try #require(lesson["cells"] as? [[String: Any]])
    #expect(cells.map { $0["status"] as? String } == ["passed", "failed", "notRun"])
    #expect(cells.map { $0["line"] as? Int } == [4, 8, 12])
    let problem = try #require((lesson["problems"] as? [[String: Any]])?.first)
    #expect(problem["file"] as? String == "lessons/bad.md")
    #expect(lesson["pages"] as? [String] == ["output/bad.html", "output/bad.md"])
  }

  @Test func quietPrintsProblemsOnly() throws {
    let scratch = try Course.make(["bad": Course.failing, "good": Course.passing])
    let result = try Tool.run(["build", "-q"], in: scratch.folder)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("lessons/bad.md:8:"), "\(result)")
  }
}
