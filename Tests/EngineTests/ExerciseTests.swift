import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Exercises and solutions see what is before them, and leave nothing behind.
  @Suite struct Exercises {
    private static let before = "var total = 1\nlet weights = randn(2)"
    private static let after = "total += 1\nlet next = randn(2)\nprint(total, next[0].item, next)"
    private static let exercise = fence(
      "exercise", "total = 10\n_ = randn(3)\nstruct Mine { var x = 1 }\nlet mine = Mine().x")
    private static let solution = fence(
      "solution",
      "total = 20\nstruct Mine { var x = 2 }\nfunc twice(_ x: Int) -> Int { 2 * x }\n"
        + "let mine = twice(Mine().x)  // → 4\n"
        + "check(\"Twice two is four.\", mine, ==, 4)\nprint(total, weights.shape)")

    @Test func seeTheLessonAndLeaveNothingBehind() async throws {
      let plain = try await CourseFolder().run(lessonText(Self.before, Self.after)).run
      let course = CourseFolder()
      let text = lessonText(Self.before, Self.exercise, Self.solution, Self.after)
      let run = try await course.run(text).run
      #expect(run.statuses == [.passed, .passed, .passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[1].texts.contains("1"))
      #expect(run.cells[2].printed == "20 [2]\n")
      #expect(run.cells[2].figures.count == 1)
      #expect(run.cells[3].printed == plain.cells[1].printed)
      #expect(run.cells[3].texts == plain.cells[1].texts)
      #expect(try await course.run(text).run == run)
      #expect(course.lesson(text).checkExpectations(against: run).isEmpty)
    }

    @Test func aSolutionDoesNotSeeItsExercise() async throws {
      let run = try await CourseFolder().run(
        lessonText("let a = 1", fence("exercise", "let start = a"), fence("solution", "start"))
      ).run
      #expect(run.statuses == [.passed, .passed, .failed])
      #expect(run.diagnostics.map(\.message) == ["cannot find 'start' in scope"])
      #expect(run.diagnostics.first?.range.start == SourcePosition(line: 16, column: 1))
    }

    /// Neither a module nor a result of the lesson's own cells depends on them.
    @Test func comeAndGoWithoutARunOfOtherCells() async throws {
      let course = CourseFolder()
      let plain = lessonText(Self.before, Self.after)
      let without = try await course.run(plain)
      let compiled = try course.cacheFiles("cells").count

      let with = lessonText(Self.exercise, Self.before, Self.solution, Self.after)
      let added = try await course.run(with)
      #expect(added.run.statuses == [.failed, .passed, .passed, .passed])
      #expect(added.reasons == ["new cell", nil, "new cell", nil])
      let exercise = fence("exercise", "let mine = 1")
      let mended = lessonText(exercise, Self.before, Self.solution, Self.after)
      #expect(try await course.run(mended).reasons == ["its text changed", nil, nil, nil])

      let edited = lessonText(
        exercise, Self.before, Self.solution + "\n\nMore.\n\n" + fence("solution", "total + 1"),
        Self.after)
      let changed = try await course.run(edited)
      #expect(changed.reasons == [nil, nil, nil, "new cell", nil])
      #expect(changed.run.cells[4].texts == without.run.cells[1].texts)
      let fresh = try await CourseFolder().run(edited)
      #expect(fresh.run == changed.run)

      let removed = try await course.run(plain)
      #expect(removed.reasons == [nil, nil])
      #expect(removed.run == without.run)
      #expect(try course.cacheFiles("cells").count > compiled)
    }

    @Test func aFailureInOneStopsNoOtherCell() async throws {
      let course = CourseFolder()
      let text = lessonText(
        "var a = [1]", fence("exercise", "let b: Int = \"\""),
        fence("solution", "a.append(2)\ncheck(\"There is one.\", a.count, ==, 1)"),
        fence("solution", "a.removeAll()\nprint(a[0])"), "a.append(3)\nprint(a)")
      let run = try await course.run(text).run
      #expect(run.statuses == [.passed, .failed, .failed, .failed, .passed])
      #expect(run.cells[4].printed == "[1, 3]\n")
      #expect(run.diagnostics.map(\.range.start.line) == [10, 17, 24])
      #expect(!run.succeeded)
      #expect(try await course.run(text).run == run)
      let moved = try await course.run(text.replacing("Prose.", with: "More\nprose."))
      #expect(moved.run.statuses == run.statuses)
      #expect(moved.run.diagnostics.map(\.range.start.line) == [12, 20, 28])
    }

    @Test func anExerciseMayHaveToFail() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          "let a = [1]", fence("exercise {fails=\"out of range\"}", "print(a[1])"),
          fence("exercise {.fails}", "print(a)"), "print(a)")
      ).run
      #expect(run.statuses == [.passed, .failedAsExpected, .failed, .passed])
      #expect(run.diagnostics.last?.rule == .didNotFail)
    }

    @Test func whatTookTooLongIsTriedAgainAlone() async throws {
      let course = CourseFolder()
      let text = lessonText(
        "let a = [1]", fence("solution {seconds=1}", "while true {}"), "print(a)")
      let run = try await course.run(text).run
      #expect(run.statuses == [.passed, .failed, .passed])
      #expect(run.cells[1].diagnostics.map(\.rule) == [.timeLimit])
      // A clock decided: it is tried again, and nothing else is.
      let again = try await course.run(text)
      #expect(again.reasons == [nil, "its result was not in the cache", nil])
      #expect(again.run == run)
    }

    @Test func aSessionGoesBackForThem() async throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      func update(_ solution: String, _ last: String) throws -> Run {
        try session.update(
          to: course.lesson(
            lessonText("var a = 1", fence("solution", solution), "a += 1", last))
        ).run
      }
      #expect(try update("print(a)", "print(a)").cells.map(\.printed) == ["", "1\n", "", "2\n"])
      #expect(
        try update("a = 7\nprint(a)", "print(a)").cells.map(\.printed) == ["", "7\n", "", "2\n"])
      #expect(
        try update("a = 7\nprint(a)", "a += 1\nprint(a)").cells.map(\.printed)
          == ["", "7\n", "", "3\n"])
    }
  }
}
