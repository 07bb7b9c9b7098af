import Foundation
import Lessons
import Site
import Testing

/// What is made again, and what is not: a page's key, seen from outside.
struct MadePagesTests {
  private static let pair = ["a": Text.plain, "b": "# B\n\nSee [a](a.md).\n"]

  @Test func whatDidNotChangeIsKept() async throws {
    let course = try TestCourse(Self.pair)
    let first = try await course.build()
    #expect(first.kept == [])
    #expect(first.written.count == 6)
    let pages = try course.files(in: "output").map { try course.text("output/\($0)") }
    let second = try await course.build()
    #expect(second.kept == ["a.md", "b.md"])
    #expect(second.written == [])
    #expect(try course.files(in: "output").map { try course.text("output/\($0)") } == pages)
  }

  @Test func aChangedLessonIsMadeAgainAndNoOther() async throws {
    let course = try TestCourse(Self.pair)
    try await course.build()
    try course.write(Text.plain + "\nA word more.\n", to: "lessons/a.md")
    let log = try await course.build()
    #expect(log.kept == ["b.md"])
    #expect(log.written.contains("output/a.html") && log.written.contains("output/a.md"))
    #expect(!log.written.contains("output/b.html"))
  }

  @Test func aNewTitleIsOnTheOtherPagesToo() async throws {
    let course = try TestCourse(Self.pair)
    try await course.build()
    try course.write("# Another title\n\nNothing but words.\n", to: "lessons/a.md")
    #expect(try await course.build().kept == [])
  }

  @Test func aLinkThatBreaksIsSeenByTheLessonThatHasIt() async throws {
    let course = try TestCourse(["b": "# B\n\nSee [the data](data.csv).\n"])
    try course.write("1,2\n", to: "lessons/data.csv")
    try await course.build()
    #expect(try await course.build().kept == ["b.md"])
    try course.remove("lessons/data.csv")
    let log = try await course.build()
    #expect(log.kept == [])
    #expect(log.problems.map(\.file) == ["lessons/b.md"])
    #expect(try course.text("output/b.html").contains("data.csv"))
  }

  @Test func aChangedPictureIsOnThePage() async throws {
    let course = try TestCourse(["a": "# A\n\n![A dot](dot.svg)\n"])
    try course.write("<svg/>", to: "lessons/dot.svg")
    try await course.build()
    try course.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "lessons/dot.svg")
    #expect(try await course.build().kept == [])
  }

  @Test(arguments: ["solutions", "base", "force"])
  func everyOptionThatPagesShowCounts(_ changed: String) async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    var options = BuildOptions()
    switch changed {
    case "solutions": options.solutions = .hidden
    case "base": options.baseURL = "https://example.org/"
    default: options.running.force = true
    }
    #expect(try await course.build(.whole, options).kept == [])
  }

  @Test func anotherProgramMakesEveryPageAgain() async throws {
    let course = try TestCourse(["a": Text.plain])
    try course.write("one", to: "program")
    var place = course.place
    place.program = course.url("program").path
    try await course.build(in: place)
    #expect(try await course.build(in: place).kept == ["a.md"])
    try course.write("another", to: "program")
    #expect(try await course.build(in: place).kept == [])
  }

  @Test(arguments: ["output/a.html", "output/a.md"])
  func aPageThatSomebodyTouchedIsMadeAgain(_ page: String) async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    let text = try course.text(page)
    try course.write(text + "more", to: page)
    let edited = try await course.build()
    #expect(edited.kept == [])
    #expect(edited.written == [page])
    #expect(try course.text(page) == text)
    try course.remove(page)
    #expect(try await course.build().written == [page])
  }

  @Test func aLessonThatFailsIsNeverKept() async throws {
    let course = try TestCourse(["a": "# A\n\n[gone](nowhere.md)\n"])
    for _ in 0..<2 { #expect(try await course.build().kept == []) }
  }

  @Test func problemsThatAreKeptAreShownFromWhereTheNextBuildIs() async throws {
    let course = try TestCourse(["a": Text.warning])
    #expect(try await course.build().problems.map(\.file) == ["lessons/a.md"])
    let output = BuildOptions(output: course.url("output").path)
    let log = try await course.build(.whole, output, in: course.place(in: "lessons"))
    #expect(log.kept == ["a.md"])
    #expect(log.problems.map(\.file) == ["a.md"])
  }

  @Test func valuesOfCellsAreKeptWithTheirPages() async throws {
    let course = try TestCourse(["a": Text.cell])
    try await course.build()
    #expect(try course.text("output/a.md").contains("4"))
    let site = try course.site()
    var passed: [Verdict] = []
    try await site.build { event in
      guard case .lessonFinished(let result, _, let isKept) = event else { return }
      #expect(isKept)
      passed.append(result.verdict(strict: true))
    }
    #expect(passed == [.passed(cells: 1)])
  }
}
