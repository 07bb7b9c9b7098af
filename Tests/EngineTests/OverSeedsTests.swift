import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Runs over seeds, which are copies of a cell's process.
  @Suite struct OverSeeds {
    @Test func noRunSeesWhatAnotherDid() async throws {
      let course = CourseFolder()
      let text = lessonText(
        """
        var passed = 0
        let runs = overSeeds(6) { _ in
          passed += 1
          print("a run")
          return passed
        }
        print(runs.values, passed, randn(1)[0].item)
        """,
        "print(randn(1)[0].item, overSeeds(5, from: 3) { $0 * $0 }.values)")
      let run = try await course.run(text).run
      #expect(run.statuses == [.passed, .passed], "\(run.diagnostics)")
      let lines = run.cells[0].printed.split(separator: "\n")
      // What the copies print is dropped.
      #expect(lines.first == "a run" && lines.count == 2)
      #expect(lines.last?.hasPrefix("[1.0, 1.0, 1.0, 1.0, 1.0, 1.0] 1 ") == true)
      #expect(run.cells[1].printed.contains("[9.0, 16.0, 25.0, 36.0, 49.0]"))
      #expect(Processes.areGone())
    }

    @Test func theGeneratorIsAfterwardsWhereItWas() async throws {
      let course = CourseFolder()
      let plain = try await course.run(lessonText("print(randn(2)[1].item)", front: "seed: 4")).run
      let with = try await course.run(
        lessonText(
          "_ = overSeeds(3) { _ in randn(9).sum().item }\nprint(randn(2)[1].item)", front: "seed: 4"
        ),
        name: "with.md"
      ).run
      #expect(plain.cells[0].printed == with.cells[0].printed)
    }

    @Test func aRunThatEndsTheCellEndsItAtItsLine() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          """
          let all = overSeeds(4) { seed in
            let list = [1, 2, 3]
            return list[seed]
          }
          """)
      ).run
      #expect(run.statuses == [.failed])
      let place = run.diagnostics.first { $0.severity == .error }
      #expect(place?.excerpt?.contains("list[seed]") == true, "\(run.diagnostics)")
    }

    @Test func theEndOfACopyIsNotTheCellsEnd() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          """
          import Glibc
          for seconds in 0..<3 {
            let copy = fork()
            if copy == 0 { seconds == 0 ? exit(3) : seconds == 1 ? _exit(4) : abort() }
            var status: Int32 = 0
            waitpid(copy, &status, 0)
            print(status)
          }
          """, "print(2)")
      ).run
      #expect(run.statuses == [.passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[0].printed == "768\n1024\n34304\n")
    }

    @Test func aRunTooLongMeetsTheCellsLimit() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let all = overSeeds(3) { seed in\n  while seed > 1 {}\n  return seed\n}",
          front: "limits: { seconds: 2 }")
      ).run
      #expect(run.statuses == [.failed])
      #expect(run.diagnostics.contains { $0.rule == .timeLimit }, "\(run.diagnostics)")
      #expect(Processes.areGone())
    }
  }
}
