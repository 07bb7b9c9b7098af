import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  @Suite struct ExpectedFailures {
    @Test(arguments: [
      (".fails", "total = 100\nprint([1][3])", "Index out of range"),
      ("fails=\"out of range\"", "total = 100\nprint([1][3])", "Index out of range"),
      (".fails", "total = \"a\"", "cannot assign value"),
      ("fails=\"inner sizes\"", "total = 100\nmatmul(zeros(5, 2), zeros(3, 4))", "5, 2"),
      (".fails seconds=1", "total = 100\nwhile true {}", "1 second"),
      (".fails", "struct Stop: Error {}\ntotal = 100\nthrow Stop()", "Stop()"),
    ])
    func stateGoesOnAsIfTheCellHadNotBeen(
      _ attributes: String, _ code: String, _ message: String
    ) async throws {
      let course = CourseFolder()
      let text = lessonText(
        "var total = 1", fence("{\(attributes)}", code), "total += 1\nprint(total)", "print(total)")
      let run = try await course.run(text).run
      #expect(run.statuses == [.passed, .failedAsExpected, .passed, .passed])
      #expect(run.cells[1].diagnostics.first?.message.contains(message) == true)
      #expect(run.cells[1].diagnostics.count == 1)
      #expect(run.cells[3].printed == "2\n")
      #expect(run.succeeded)
      #expect(try await course.run(text).run == run)
    }

    @Test func declarationsOfACellThatFailsAreNotThereLater() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText("let a = 1", fence("{.fails}", "let lost = [a][2]"), "print(lost)")
      ).run
      #expect(run.statuses == [.passed, .failedAsExpected, .failed])
      #expect(run.cells[2].diagnostics.map(\.message) == ["cannot find 'lost' in scope"])
    }

    @Test func aCellThatDoesNotFailAsPromisedIsAFailure() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText("var a = 1", fence("{.fails}", "a = 2"), "print(a)")
      ).run
      #expect(run.statuses == [.passed, .failed, .notRun])
      #expect(run.diagnostics.map(\.rule) == [.didNotFail])
      #expect(run.diagnostics.first?.range.start == SourcePosition(line: 9, column: 1))
    }

    @Test func aCellThatFailsOtherwiseSaysSo() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText("let a = 1", fence("{fails=\"inner sizes\"}", "print([a][2])"), "print(a)")
      ).run
      #expect(run.statuses == [.passed, .failed, .notRun])
      #expect(run.diagnostics.map(\.rule) == [.fatalError, .otherFailure])
    }
  }
}
