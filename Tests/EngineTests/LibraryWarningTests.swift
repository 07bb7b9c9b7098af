import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// What the library warns of stands at the line of the call, and fails no cell.
  @Suite struct LibraryWarnings {
    private static let cells = [
      """
      let optimizer = SGD([Parameter(ones(2))], learningRate: 0.1)
      let schedule = StepLR(optimizer, stepSize: 2)
      for _ in 0..<2 {
        schedule.step()
        optimizer.step()
      }
      """,
      """
      func end(_ s: ExponentialLR) {
        s.step()
      }
      end(ExponentialLR(SGD([Parameter(ones(2))]), gamma: 0.5))
      """,
      """
      let later: any Schedule = StepLR(SGD([Parameter(ones(2))]), stepSize: 2)
      later.step()
      """,
    ]

    @Test func standAtTheirLine() async throws {
      let course = CourseFolder()
      let text = lessonText(Self.cells)
      let outcome = try await course.run(text)
      #expect(outcome.run.statuses == [.passed, .passed, .passed])
      let warnings = outcome.run.diagnostics
      #expect(warnings.map(\.rule) == [.libraryWarning, .libraryWarning, .libraryWarning])
      #expect(warnings.allSatisfy { $0.severity == .warning })
      #expect(
        warnings.map { $0.excerpt?.trimmingPrefix { $0 == " " } }.prefix(2)
          == ["schedule.step()", "s.step()"])
      // From the cache too.
      let again = try await course.run(text)
      #expect(again.run.diagnostics == warnings)
    }
  }
}
