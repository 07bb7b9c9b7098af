import Foundation
import Testing

/// A course in two languages, built as its publisher builds it.
struct SiteTests {
  private static let lessons = [
    "en/index": """
    ---
    title: A course
    summary: In two languages.
    ---
    # A course

    See [one](01-one.md), the [glossary](glossary.md#step), the [search](search.html), or
    [all of it](print.html).
    """,
    "en/01-one": """
    ---
    title: One
    order: 1
    part: First
    ---
    # One

    A [step](glossary.md#step), and [two](02-two.md#more).

    ```swift
    let four = 2 + 2  // → 4
    ```
    """,
    "en/02-two": """
    ---
    title: Two
    order: 2
    part: First
    needs: [01-one.md]
    ---
    # Two

    ## More

    See [中文](../zh/01-one.md), [the table](#fig-t), and [data](../data/a.csv).

    ```csv table {#fig-t caption="T"}
    a,b
    1,2
    ```
    """,
    "en/glossary": """
    ---
    title: Glossary
    order: 91
    part: Reference
    ---
    # Glossary

    ## Step

    One more of a row. Then the next.
    """,
    "zh/index": """
    ---
    title: 课程
    lang: zh-Hans
    ---
    # 课程

    [第一课](01-one.md)
    """,
    "zh/01-one": """
    ---
    title: 一
    lang: zh-Hans
    order: 1
    ---
    # 一

    ## 步骤

    ```swift
    let four = 2 + 2  // → 4
    ```
    """,
  ]

  private static func make() throws -> Scratch {
    let scratch = try Course.make(lessons)
    try scratch.write("a,b\n1,2\n", to: "lessons/data/a.csv")
    return scratch
  }

  private static let pages = [
    "output/en/01-one.html", "output/en/02-two.html", "output/en/glossary.html",
    "output/en/index.html", "output/en/print.html", "output/en/search.html",
    "output/index.html", "output/zh/01-one.html", "output/zh/index.html",
    "output/zh/print.html", "output/zh/search.html",
  ]

  @Test func eachLanguageGetsItsCourseItsSearchAndItsPrint() throws {
    let scratch = try Self.make()
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    let made = scratch.files.filter { $0.hasPrefix("output/") && $0.hasSuffix(".html") }
    #expect(made == Self.pages)
    let index = try scratch.text("output/index.html")
    #expect(index.contains(#"href="en/index.html""#) && index.contains(#"href="zh/index.html""#))
    #expect(try scratch.text("output/en/index.md").contains("## The lessons"))
    let check = try Tool.run(["check"], in: scratch.folder)
    #expect(check.status == 0, "\(check)")
    // All is sound, but that two pages are not translated.
    let warnings = check.error.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(warnings.map { $0.contains("this lesson has no twin") } == [true, true], "\(warnings)")
    #expect(try Tool.run(["clean"], in: scratch.folder).status == 0)
    #expect(!scratch.exists("output"))
  }

  /// Every link of every page, to a file and to a place in it.
  @Test func everyLinkLeadsToWhatIsThere() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    var ids: [String: Set<String>] = [:]
    for page in Self.pages {
      let text = try scratch.text(page)
      ids[page] = Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
    }
    var checked = 0
    for page in Self.pages {
      let folder = scratch.url(page).deletingLastPathComponent()
      for match in try scratch.text(page).matches(of: /<(?:a|link)\s[^>]*href="([^"]*)"/) {
        let link = String(match.1)
        guard !link.hasPrefix("data:") else { continue }
        #expect(!link.contains(":"), "\(page): \(link)")
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file =
          parts[0].isEmpty
          ? scratch.url(page) : folder.appending(path: String(parts[0])).standardizedFileURL
        #expect(
          FileManager.default.fileExists(atPath: file.path), "\(page): \(link)")
        checked += 1
        guard parts.count > 1, !parts[1].isEmpty else { continue }
        let target = String(file.path.dropFirst(scratch.folder.path.count + 1))
        let id = String(parts[1]).removingPercentEncoding ?? String(parts[1])
        #expect(ids[target]?.contains(id) == true, "\(page): \(link)")
      }
    }
    #expect(checked > 100)
  }

  @Test func whatDidNotChangeIsNotMadeAgain() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let before = try Self.contents(scratch)
    let again = try Tool.run(["build"], in: scratch.folder)
    #expect(again.output.hasPrefix("6 lessons unchanged\n6 lessons, "), "\(again)")
    #expect(try Self.contents(scratch) == before)
    // What an earlier build kept is what a build from nothing makes.
    try FileManager.default.removeItem(at: scratch.url("output"))
    #expect(try Tool.run(["build", "--force"], in: scratch.folder).status == 0)
    #expect(try Self.contents(scratch) == before)
  }

  private static func contents(_ scratch: Scratch) throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: scratch.files.filter { $0.hasPrefix("output/") }
        .map { ($0, try Data(contentsOf: scratch.url($0))) })
  }

  /// After each change to one input alone, a build gives what a build from nothing gives.
  @Test(arguments: [
    ("lessons/en/01-one.md", "A [step]", "One [step]", ["en/01-one.html", "en/print.html"]),
    ("lessons/en/01-one.md", "title: One", "title: Uno", ["en/02-two.html", "en/index.html"]),
    ("lessons/en/02-two.md", "needs: [01-one.md]", "needs: []", ["en/index.html"]),
    ("lessons/en/02-two.md", "## More", "## More\n\n## And more", ["en/search.html"]),
    ("lessons/en/glossary.md", "One more of a row", "One of a row", ["en/01-one.html"]),
    ("lessons/zh/index.md", "title: 课程", "title: 新课程", ["index.html", "zh/01-one.html"]),
    (
      "lessons/zh/01-one.md", "2 + 2  // → 4", "3 + 2  // → 5", ["zh/01-one.html", "zh/print.html"]
    ),
  ])
  func aChangeReachesEveryPageThatShowsIt(
    _ file: String, _ old: String, _ new: String, _ reached: [String]
  ) throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let before = try Self.contents(scratch)
    let text = try scratch.text(file)
    #expect(text.contains(old))
    try scratch.write(text.replacing(old, with: new), to: file)
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let kept = try Self.contents(scratch)
    for page in reached { #expect(kept["output/" + page] != before["output/" + page], "\(page)") }
    try FileManager.default.removeItem(at: scratch.url("output"))
    try FileManager.default.removeItem(at: scratch.url("lessons/.unroll/made"))
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let fresh = try Self.contents(scratch)
    #expect(kept.keys.sorted() == fresh.keys.sorted())
    for (page, bytes) in fresh { #expect(kept[page] == bytes, "\(page)") }
  }

  @Test func aPageThatSomebodyTouchedIsMadeAgain() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let before = try Self.contents(scratch)
    let pages = ["output/en/01-one.html", "output/zh/search.html", "output/index.html"]
    for page in pages { try scratch.write("my own", to: page) }
    for page in ["output/en/02-two.md", "output/en/print.html"] {
      try FileManager.default.removeItem(at: scratch.url(page))
    }
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.output.contains("wrote output/en/01-one.html"), "\(result)")
    #expect(try Self.contents(scratch) == before)
  }

  @Test func aLessonThatIsGoneLeavesTheCourse() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    try FileManager.default.removeItem(at: scratch.url("lessons/en/02-two.md"))
    let result = try Tool.run(["build"], in: scratch.folder)
    // The link to it is an error now, though its own lesson did not change.
    #expect(result.status == 1)
    #expect(result.error.contains("there is no file `en/02-two.md`"), "\(result)")
    #expect(try !scratch.text("output/en/index.html").contains("02-two"))
  }

  @Test func oneLessonAloneLeavesTheCoursesPagesAlone() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let before = try Self.contents(scratch)
    for lesson in ["lessons/en/01-one.md", "lessons/zh/index.md"] {
      #expect(try Tool.run(["build", lesson], in: scratch.folder).status == 0)
      #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    }
    #expect(try Self.contents(scratch) == before)
  }

  @Test func aBaseAddressGivesFullAddressesAndASitemap() throws {
    let scratch = try Self.make()
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    #expect(!scratch.exists("output/sitemap.xml"))
    let result = try Tool.run(
      ["build", "--base-url", "https://example.org/course"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(
      try scratch.text("output/en/01-one.html").contains(
        #"<link rel="canonical" href="https://example.org/course/en/01-one.html">"#))
    #expect(try scratch.text("output/sitemap.xml").contains("zh/01-one.html"))
    let wrong = try Tool.run(["build", "--base-url", "example.org"], in: scratch.folder)
    #expect(wrong.status == 64)
    #expect(wrong.error.contains("--base-url: `example.org` is not an address"), "\(wrong)")
  }

  @Test func aPageThatIsTooLargeIsAWarning() throws {
    let scratch = try Course.make(["a": "# A\n\n" + String(repeating: "many words ", count: 40_000)]
    )
    for command in ["build", "check"] {
      let result = try Tool.run([command], in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      #expect(result.error.contains("output/a.html:1:1: warning: this page has 4"), "\(result)")
      #expect(try Tool.run([command, "--strict"], in: scratch.folder).status == 1)
    }
    // Kept pages keep their warnings.
    #expect(try Tool.run(["build"], in: scratch.folder).error.contains("warning: this page has"))
  }

  @Test func aCourseInItsOwnFolderHasAllOfThisToo() throws {
    let scratch = try Course.make([
      "index": "---\ntitle: All\n---\n# All\n\nText.", "01-a": Course.passing,
    ])
    let result = try Tool.run(["build"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    for page in ["index", "01-a", "search", "print"] {
      #expect(scratch.exists("output/\(page).html"), "\(page)")
    }
    #expect(try scratch.text("output/index.html").contains("The lessons"))
    #expect(try scratch.text("output/index.md").contains("## The lessons"))
  }
}
