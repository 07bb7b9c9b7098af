import Engine
import Lessons
import Runs
import Testing

/// What a cell declares is known to the language's run time too, which looks it up by name.
@Suite struct RuntimeTypesTests {
  @Test func conformancesOfCellsAreFoundAtRunTime() async throws {
    let course = CourseFolder()
    let outcome = try await course.run(
      lessonText(
        """
        protocol Named { var name: String { get } }
        extension Int: Named { var name: String { "int" } }
        """,
        "let any: Any = 3\nlet isNamed = any is any Named",
        "struct Box<Content: Named> { let content: Content }\nlet box = Box(content: 3)"))
    #expect(outcome.run.cells.map(\.status) == [.passed, .passed, .passed])
    #expect(outcome.run.cells[1].values.last?.text == "true")
    #expect(outcome.run.cells[2].values.last?.text == "Box<Int>(content: 3)")
  }
}
