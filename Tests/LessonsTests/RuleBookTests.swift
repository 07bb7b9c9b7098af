import Foundation
import Lessons
import TestKit
import Testing

/// The book explains every rule, and its examples do what it says.
struct RuleBookTests {
  @Test func everyRuleIsExplainedOnce() {
    #expect(
      RuleBook.entries.map(\.rule.rawValue).sorted() == Rule.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: RuleBook.entries)
  func explanationsAreShortAndFitAWindow(_ entry: RuleEntry) {
    #expect(entry.meaning.hasSuffix(".") && !entry.meaning.contains("|"))
    #expect(entry.meaning.count <= 72)
    #expect(entry.explanation.split(separator: "\n").allSatisfy { $0.count <= 90 })
    #expect((1...7).contains(entry.explanation.split(separator: "\n").count))
  }

  @Test func thePageForAuthorsIsCurrent() throws {
    let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs")
    try Golden.page("rules.md", in: docs.standardized) { RuleBook.markdown }.verify()
  }

  @Test(arguments: RuleBook.entries.filter { $0.example != nil && !$0.isFoundByRunning })
  func examplesBreakTheirRuleAndAreMended(_ entry: RuleEntry) throws {
    let example = try #require(entry.example)
    #expect(problems(of: example.wrong).map(\.rule) == [entry.rule])
    #expect(problems(of: example.mended) == [])
  }

  /// The others are run by the engine's tests.
  @Test(arguments: RuleBook.entries.filter { $0.example != nil && $0.isFoundByRunning })
  func examplesOfCellsAreSoundLessons(_ entry: RuleEntry) throws {
    let example = try #require(entry.example)
    #expect(problems(of: example.wrong) == [])
    #expect(problems(of: example.mended) == [])
  }

  @Test func suggestsTheRuleThatWasMeant() {
    #expect(RuleBook.suggestion(for: "duplicat-id") == "did you mean `duplicate-id`?")
    #expect(RuleBook.suggestion(for: "weather") == nil)
  }

  /// In a course where `b.md` comes before this lesson.
  private func problems(of text: String) -> [Diagnostic] {
    let lesson = parse(text)
    var course = Course()
    course.lessonPaths = ["lessons/b.md", "lessons/a.md"]
    course.files["lessons/data/prices.csv"] = .exists
    course.files["lessons/prices.csv"] = .exists
    let formulas = lesson.checkFormulas { tex, _ in
      tex.contains("\\tnah") ? ("no such command", 0) : nil
    }
    let versions = lesson.unmetVersions(ToolVersions(swift: VersionNumber("6.3")))
    return lesson.diagnostics + versions + lesson.check(course: course) + formulas
  }
}

extension RuleEntry {
  /// Only a run of the lesson shows that the rule is broken.
  fileprivate var isFoundByRunning: Bool {
    let sections = ["Cells that do not compile", "Cells that fail", "Controls", "Limits"]
    return [.noValue, .badTolerance, .unexpectedValue].contains(rule)
      || RuleBook.sections.contains { sections.contains($0.title) && $0.entries.contains(self) }
  }
}
