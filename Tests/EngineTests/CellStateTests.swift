import Engine
import Lessons
import Runs
import Testing

@Suite struct CellStateTests {
  @Test func laterCellsSeeWhatEarlierOnesDeclared() async throws {
    let course = CourseFolder()
    let outcome = try await course.run(
      lessonText("var total = 40\nfunc add(_ n: Int) { total += n }", "add(2)\ntotal"))
    #expect(outcome.run.cells.map(\.status) == [.passed, .passed])
    #expect(outcome.run.cells[1].values.last?.text == "42")
    #expect(outcome.run.cells[1].values.last?.range.start.line == 11)
  }
}
