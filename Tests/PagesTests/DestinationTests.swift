import Lessons
import Pages
import Runs
import Testing
import Weaving

/// The targets of the links in the body of a lesson at `path`.
private func targets(
  _ links: [String], path: String = "part/lesson.md", course: Course, ending: String = "html"
) throws -> [String?] {
  let body = links.map { "[x](<\($0)>)\n\n" }.joined()
  let lesson = Sample.parse(body, path: path)
  let run = Run(cells: [])
  guard ending == "html" else {
    let read = Sample.parse(MarkdownPage(lesson, run, course: course).text(), path: path)
    return read.references.prefix(links.count).map(\.destination)
  }
  let page = try PageReader.read(HTMLPage(lesson, run, course: course).text())
  let paragraphs = page.all("article").flatMap { $0.all("p") }
  return paragraphs.map { $0.all("a").first?.attributes["href"] }
}

private let course = Course(
  entries: [
    CourseEntry(path: "part/lesson.md", title: "Here", order: 2, status: .passed, cellCount: 0),
    CourseEntry(path: "part/other.md", title: "Beside", order: 3, status: .passed, cellCount: 0),
    CourseEntry(path: "start.md", title: "Above", order: 1, status: .passed, cellCount: 0),
  ], assetBase: "../lessons/")

@Test(arguments: [
  ("other.md", "other.html"),
  ("other.md#a-b", "other.html#a-b"),
  ("../start.md", "../start.html"),
  ("./other.md", "./other.html"),
  ("lesson.md#x", "lesson.html#x"),
  // No lesson: the file itself, from where the report lies.
  ("notes.md", "../../lessons/part/notes.md"),
  ("../data/prices.csv", "../../lessons/data/prices.csv"),
  ("a b.txt", "../../lessons/part/a%20b.txt"),
  ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
  ("mailto:a@example.org", "mailto:a@example.org"),
  ("#标题", "#标题"),
  ("#%E6%A0%87%E9%A2%98", "#标题"),
])
func linksLeadWhereTheyShould(written: String, target: String) throws {
  #expect(try targets([written], course: course) == [target])
}

@Test(arguments: [
  "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
  "\u{1}javascript:alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd", "//example.org/x", "\\\\example.org\\x", "/\\example.org", "blob:x",
])
func linksThatCouldDoMoreAreNone(written: String) throws {
  let lesson = Sample.parse("", path: "part/lesson.md")
  var block = lesson
  block.blocks = [
    Block(
      .paragraph([
        .link(destination: written, title: "", content: [.text("x")]),
        .image(source: written, title: "", alternative: "y"),
      ]), lines: 1...1)
  ]
  let page = try expectSound(HTMLPage(block, Run(cells: []), course: course).text())
  #expect(page.all("main").flatMap { $0.all("p") }.flatMap { $0.all("a") }.isEmpty)
  #expect(page.all(withClass: "refused").map(\.text) == ["x", "y"])
}

@Test func markdownLinksLeadToMarkdown() throws {
  let links = [
    "other.md#a", "../start.md", "../data/prices.csv", "a b.txt", "https://example.org/",
  ]
  #expect(
    try targets(links, course: course, ending: "md") == [
      "other.md#a", "../start.md", "../../lessons/data/prices.csv",
      "../../lessons/part/a%20b.txt", "https://example.org/",
    ])
}

@Test func picturesAreDataOrLinks() throws {
  let lesson = Sample.parse("![A cell](cell.png) ![Far](https://example.org/far.png)")
  let data = try expectSound(
    HTMLPage(lesson, Run(cells: []), services: Sample.services).text())
  #expect(data.all("img").map { $0.attributes["alt"] } == ["A cell"])
  let linked = try expectSound(HTMLPage(lesson, Run(cells: [])).text())
  #expect(linked.all("img").isEmpty)
  #expect(
    linked.all(withClass: "picture").map { $0.attributes["href"] } == [
      "cell.png", "https://example.org/far.png",
    ])
}
