import Lessons
import Pages
import Site
import Testing
import Weaving

/// The titles of lessons, one a file.
private struct Titles: PageFormat {
  let name = "titles"
  let ending = "title"
  let isCommitted = false

  func page(of report: Report, _ facts: CourseFacts) -> Page? {
    Page(path: path(ofLesson: facts.path), text: report.title + "\n")
  }

  func pages(of course: Course) -> [Page] {
    [Page(path: "all.title", text: course.entries.map(\.title).joined(separator: "\n"))]
  }
}

/// A format needs no more than its own type.
struct FormatTests {
  private static let titles = BuildOptions(formats: [Titles()])

  @Test func aFormatOfAnyonesOwnIsMade() async throws {
    let course = try TestCourse(["a": "# One\n", "b": "# Two\n"])
    let log = try await course.build(.whole, Self.titles)
    #expect(log.written == ["output/a.title", "output/b.title", "output/all.title"])
    #expect(try course.text("output/a.title") == "One\n")
    #expect(try course.text("output/all.title") == "One\nTwo")
    #expect(try await course.build(.whole, Self.titles).written == [])
  }

  @Test func formatsLeaveEachOthersPagesAlone() async throws {
    let course = try TestCourse(["a": "# One\n", "b": "# Two\n"])
    try await course.build()
    let pages = course.files(in: "output")
    try await course.build(.whole, Self.titles)
    #expect(Set(course.files(in: "output")).isSuperset(of: pages))
    // And each remembers what it made.
    #expect(try await course.build().kept == ["a.md", "b.md"])
    #expect(try await course.build(.whole, Self.titles).kept == ["a.md", "b.md"])
    try course.remove("lessons/b.md")
    try await course.build(.whole, Self.titles)
    let left = course.files(in: "output")
    #expect(!left.contains("b.title") && left.contains("b.html") && left.contains("b.md"))
    try await course.build()
    #expect(!course.files(in: "output").contains("b.html"))
  }

  @Test func whatIsNotCommittedIsNotChecked() async throws {
    let course = try TestCourse(["a": "# One\n"])
    try await course.build()
    try course.write("mine", to: "output/a.html")
    let site = try course.site()
    var stale: [String] = []
    func check() async throws {
      stale = []
      try await site.check { event in
        guard case .lessonFinished(let result, _, _) = event else { return }
        stale += result.problems.map(\.file)
      }
    }
    try await check()
    #expect(stale == [])
    try course.write("mine", to: "output/a.md")
    try await check()
    #expect(stale == ["output/a.md"])
  }
}
