import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// What the book of rules shows of cells holds when it is run.
  @Suite struct RuleExamples {
    static let entries = RuleBook.entries.filter {
      $0.example.map { Lesson.parse(Array($0.wrong.utf8), path: "lesson.md").isSoundWithCells }
        == true
    }

    @Test func areAll() {
      #expect(Self.entries.count >= 14)
    }

    @Test(arguments: entries) func breakTheirRuleAndAreMended(_ entry: RuleEntry) async throws {
      let example = try #require(entry.example)
      let broken = try await problems(of: example.wrong)
      #expect(broken.last?.rule == entry.rule, "\(broken)")
      let left = try await problems(of: example.mended)
      #expect(left.isEmpty, "\(left)")
    }

    private func problems(of text: String) async throws -> [Diagnostic] {
      let course = CourseFolder()
      let lesson = course.lesson(text)
      let run = try await course.engine().run(lesson).run
      let unexpected = run.cells.filter { $0.status != .failedAsExpected }.flatMap(\.diagnostics)
      let ofChoices = run.alternatives?.problems ?? []
      return unexpected + ofChoices + lesson.checkExpectations(against: run)
    }
  }
}

extension Lesson {
  fileprivate var isSoundWithCells: Bool { diagnostics.isEmpty && !cells.isEmpty }
}
