import Foundation
import Lessons
import Site
import Testing

struct CheckTests {
  /// What a check sent: the problems' rules, and the pages that were written.
  private func check(
    _ course: TestCourse, _ selection: Selection = .whole, _ options: CheckOptions = CheckOptions()
  ) async throws -> (rules: [Rule], written: [String]) {
    var rules: [Rule] = []
    var written: [String] = []
    try await course.site().check(selection, options) { event in
      switch event {
      case .lessonFinished(let result, let pages, _):
        rules += result.problems.map(\.rule)
        written += pages.map(\.shownPath)
      case .courseFinished(let result):
        rules += result.problems.map(\.rule)
        written += result.pages.map(\.shownPath)
      case .lessonRan, .pageRemoved, .pageKept: break
      }
    }
    return (rules, written)
  }

  @Test func aPageThatIsNotWhatItsLessonMakesIsAProblem() async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    #expect(try await check(course).rules == [])
    let page = try course.text("output/a.md")
    try course.write(page + "more\n", to: "output/a.md")
    try course.remove("output/index.md")
    // HTML is made, and never committed.
    try course.write("more", to: "output/a.html")
    #expect(try await check(course).rules == [.stalePage, .stalePage])

    let updated = try await check(course, .whole, CheckOptions(updates: true))
    #expect(updated.rules == [])
    #expect(updated.written == ["output/a.md", "output/index.md"])
    #expect(try course.text("output/a.md") == page)
    #expect(try await check(course).rules == [])
  }

  @Test func pagesAreNotLookedAtWhereThereIsNoFolderOfThem() async throws {
    let course = try TestCourse(["a": Text.plain])
    #expect(try await check(course).rules == [])
    #expect(course.files(in: "output") == [])
  }

  @Test func valuesThatCameOutAreWrittenIntoTheLesson() async throws {
    let wrong = Text.cell.replacing("→ 4", with: "→ 5")
    let course = try TestCourse(["a": wrong])
    #expect(try await check(course).rules == [.unexpectedValue])
    #expect(try course.text("lessons/a.md") == wrong)
    #expect(try await check(course, .whole, CheckOptions(updates: true)).rules == [])
    #expect(try course.text("lessons/a.md") == Text.cell)
  }

  /// At the later one, or at the one that is looked at.
  @Test func whatTwinsDoNotShareIsToldOnce() async throws {
    let course = try TestCourse([
      "en/a": "---\nlang: en\n---\n# A\n\n```text\none\n```\n", "en/b": "---\nlang: en\n---\n# B\n",
      "zh/a": "---\nlang: zh\n---\n# 甲\n",
    ])
    let whole = try await check(course).rules
    #expect(whole.filter { $0 == .missingTwin }.count == 1, "\(whole)")
    let alone = try await check(course, .lessons(["en/b.md"])).rules
    #expect(alone == [.missingTwin])
    #expect(try await check(course, .lessons(["zh/a.md"])).rules.contains(.missingTwin) == false)
  }
}
