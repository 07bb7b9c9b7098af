import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Controls: what readers may choose.
  @Suite struct Controls {
    private static let rate = "let rate = control(\"learning rate\", 0.05, in: [0.005, 0.05, 0.5])"

    /// What the outcomes print in a cell, the default's first.
    private func printed(_ run: Run, cell: Int) throws -> [String] {
      let others = try #require(run.alternatives).outcomes
      return [run.cells[cell].printed] + others.map { run.cells($0)[cell].printed }
    }

    @Test func givesTheDefaultAndEveryChoice() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText("print(1)", Self.rate, "print(rate * 2)", "let n = 3")
      ).run
      #expect(run.diagnostics.map(\.message) == [])
      let others = try #require(run.alternatives)
      #expect(others.problems == [] && others.isCombined)
      let control = try #require(others.controls.first)
      #expect(others.controls.count == 1 && control.cell == 1)
      #expect(control.control.name == "learning rate" && control.control.standard == 1)
      #expect(control.control.values == ["0.005", "0.05", "0.5"])
      #expect(others.outcomes.map(\.choices) == [[0], [2]])
      #expect(others.outcomes.map(\.firstCell) == [1, 1])
      #expect(try printed(run, cell: 2) == ["0.1\n", "0.01\n", "1.0\n"])
      // What no choice changes is the same.
      #expect(others.outcomes.allSatisfy { run.cells($0)[3] == run.cells[3] })
    }

    @Test func takesRangesFlagsAndCases() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          """
          enum Cell: CaseIterable { case rnn, lstm }
          let bias = control("bias", 0.3, in: 0.1...0.5, by: 0.1)
          let steps = control("steps", 2, in: 1...3)
          let raw = control("raw", true)
          let cell = control("cell", Cell.rnn, words: ["RNN", "LSTM"])
          let text = control("text", "a", in: ["a", "b"])
          let small = control("small", Float(0.5), in: 0...1, by: 0.25)
          print(bias, steps, raw, cell, text, small)
          """, front: "controls: { choices: 40 }")
      ).run
      #expect(run.diagnostics.map(\.message) == [])
      #expect(run.cells[0].printed == "0.3 2 true rnn a 0.5\n")
      let others = try #require(run.alternatives)
      #expect(
        others.controls.map(\.control.values) == [
          ["0.1", "0.2", "0.3", "0.4", "0.5"], ["1", "2", "3"], ["false", "true"],
          ["rnn", "lstm"], ["a", "b"], ["0.0", "0.25", "0.5", "0.75", "1.0"],
        ])
      #expect(others.controls.map(\.control.labels)[2...3] == [["off", "on"], ["RNN", "LSTM"]])
      // Too many for all combinations: each by itself.
      #expect(!others.isCombined && others.outcomes.count == 4 + 2 + 1 + 1 + 1 + 4)
      #expect(try printed(run, cell: 0)[1] == "0.1 2 true rnn a 0.5\n")
      #expect(try printed(run, cell: 0)[13] == "0.3 2 true rnn a 1.0\n")
    }

    @Test func combinesTwoControls() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let a = control(\"a\", 1, in: [1, 2])", "print(a)",
          "let b = control(\"b\", 20, in: [10, 20])", "print(a + b)")
      ).run
      let others = try #require(run.alternatives).outcomes
      #expect(others.map(\.choices) == [[0, 0], [1, 0], [1, 1]])
      #expect(try printed(run, cell: 1) == ["1\n", "1\n", "2\n", "2\n"])
      #expect(try printed(run, cell: 3) == ["21\n", "11\n", "12\n", "22\n"])
    }

    @Test func isReadTwiceAndInADirectivesClosure() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "func size() -> Int { control(\"size\", 4, in: [2, 4]) }\nprint(size(), size())",
          "let again = control(\"size\", 4, in: [2, 4])\nprint(again, size())",
          fence(
            "plot(title: \"Squares\")",
            "let most = control(\"most\", 2, in: [2, 3])\nreturn (0..<most).map { Double($0 * $0) }"
          ))
      ).run
      #expect(run.diagnostics.map(\.message) == [])
      let others = try #require(run.alternatives)
      #expect(others.controls.map(\.control.name) == ["size", "most"])
      #expect(try printed(run, cell: 1) == ["4 4\n", "2 2\n", "2 2\n", "4 4\n"])
      let figures = others.outcomes.map { run.cells($0)[2].figures }
      #expect(Set(figures + [run.cells[2].figures]).count == 2)
    }

    @Test(arguments: [
      ("let x = control(\"x\", 3, in: [1, 2])", "default"),
      ("let x = control(\"x\", 1, in: [Int]())", "no choices"),
      ("let x = control(\"x\", 1, in: [1, 2, 1])", "twice"),
      ("let x = control(\"x\", 1, in: [1, 2], words: [\"one\"])", "words for 1"),
      ("let x = control(\"x\", 1, in: 1...9, by: 0)", "step"),
      ("let x = control(\"x\", 1, in: 1...9_999)", "more than"),
      ("let x = control(\" \", 1, in: [1, 2])", "name"),
    ]) func saysWhatIsWrongAtItsLine(_ code: String, _ word: String) async throws {
      let course = CourseFolder()
      let run = try await course.run(lessonText("let n = 1\n\(code)", "print(n)")).run
      #expect(run.statuses == [.failed, .notRun] && run.alternatives == nil)
      let problem = try #require(run.diagnostics.first)
      #expect(problem.rule == .badControl && problem.message.contains(word))
      #expect(problem.range.start == SourcePosition(line: 5, column: 9))
    }

    @Test func aNameIsItsOwn() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(Self.rate, "let other = control(\"learning rate\", 1, in: [1, 2])")
      ).run
      #expect(run.statuses == [.passed, .failed])
      let problem = try #require(run.diagnostics.first)
      #expect(problem.rule == .badControl && problem.message.contains("another control"))
    }

    @Test func choicesThatDependOnOthersAreAProblem() async throws {
      let course = CourseFolder()
      let text = lessonText(
        "let a = control(\"a\", 1, in: [1, 2])",
        "let b = control(\"b\", 5, in: a == 1 ? [5, 6] : [5, 7])")
      for _ in 1...2 {
        let run = try await course.run(text).run
        let problems = try #require(run.alternatives).problems
        #expect(Set(problems.map(\.rule)) == [.badControl])
        #expect(problems.first?.range.start.line == 10)
      }
    }

    @Test func anOutcomeThatFailsIsItsOwnFailure() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let index = control(\"index\", 0, in: [0, 1, 9])\nlet wait = control(\"wait\", false)",
          fence("{seconds=1}", "print([4, 5][index])\nwhile wait {}"), "print(\"after\", index)",
          "check(\"small\", index, ==, 0)\nprint(\"end\")")
      ).run
      #expect(run.statuses == [.passed, .passed, .passed, .passed])
      let others = try #require(run.alternatives)
      #expect(others.outcomes.map(\.choices) == [[0, 1], [1, 0], [1, 1], [2, 0], [2, 1]])
      let statuses = others.outcomes.map { run.cells($0).map(\.status) }
      let stopped: [CellResult.Status] = [.passed, .failed, .notRun, .notRun]
      // A claim belongs to the default: what comes after it is computed all the same.
      let claimFailed: [CellResult.Status] = [.passed, .passed, .passed, .failed]
      #expect(statuses == [stopped, claimFailed, stopped, stopped, stopped])
      #expect(run.cells(others.outcomes[1])[3].printed == "end\n")
      let rules = others.outcomes.map { run.cells($0)[1].diagnostics.first?.rule }
      #expect(rules == [.timeLimit, nil, .timeLimit, .fatalError, .fatalError])
      #expect(Set(others.problems.map(\.rule)) == [.choiceFails])
      let said = others.problems.map(\.message)
      #expect(said.count == 2 && said[0].hasPrefix("with wait = on, and in 1 more outcomes: "))
    }

    @Test func claimsOfEveryChoiceHoldInEachOutcome() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let n = control(\"n\", 1, in: [1, 2, 3])",
          fence("{.everyChoice}", "check(\"below 3\", n, <, 3)\nlet m = n // → 1"),
          "let other = n // → 1")
      ).run
      #expect(run.statuses == [.passed, .passed, .passed])
      let problems = try #require(run.alternatives).problems
      #expect(problems.map(\.rule) == [.unexpectedValue, .check])
      #expect(problems.map(\.severity) == [.error, .error])
      #expect(problems[0].message == "with n = 2: this line made `2`, not `1`")
      #expect(problems[1].message == "with n = 3: this does not hold: below 3")
    }

    @Test func whatHasToFailIsJudgedInEachOutcome() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let n = control(\"n\", 0, in: [0, 1])", fence("{.fails}", "print(1 / n)"), "print(n)")
      ).run
      #expect(run.statuses == [.passed, .failedAsExpected, .passed])
      let others = try #require(run.alternatives)
      #expect(run.cells(others.outcomes[0]).map(\.status) == [.passed, .failed, .passed])
      #expect(others.problems.map(\.rule) == [.didNotFail])
    }

    @Test func exercisesSeeTheDefault() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "let n = control(\"n\", 1, in: [1, 2])", fence("exercise", "print(n)"),
          fence("solution", "print(n + 10)"), "print(n)")
      ).run
      #expect(try printed(run, cell: 1) == ["1\n", "1\n"])
      #expect(try printed(run, cell: 2) == ["11\n", "11\n"])
      #expect(try printed(run, cell: 3) == ["1\n", "2\n"])
    }

    @Test func keepsToItsBudget() async throws {
      let course = CourseFolder()
      let many = try await course.run(lessonText("let n = control(\"n\", 1, in: 1...40)")).run
      let problem = try #require(many.alternatives?.problems.first)
      #expect(problem.rule == .controlsBudget && problem.message.contains("`n` has 40 choices"))
      #expect(problem.advice?.contains("choices: 40") == true)
      let slow = try await course.run(
        lessonText(
          "import Foundation\nlet n = control(\"n\", 1, in: [1, 2, 3])",
          "Thread.sleep(forTimeInterval: 0.3)", front: "controls: { seconds: 0.4 }")
      ).run
      #expect(slow.succeeded)
      let late = try #require(slow.alternatives?.problems.first)
      #expect(late.rule == .controlsBudget && late.message.contains("`n`"))
    }

    /// Prints the time, which only a new run changes.
    private static let time = """
      import Glibc
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      print(time.tv_sec, time.tv_nsec)
      """

    @Test func aChangedListRunsOnlyWhatIsNew() async throws {
      let course = CourseFolder()
      func text(_ list: String) -> String {
        lessonText(
          "let n = control(\"n\", 1, in: \(list)); let m = n + 1", Self.time + "\nprint(m)")
      }
      let before = try await course.run(text("[1, 2, 3]")).run
      let same = try await course.run(text("[1, 2, 3]")).run
      #expect(same == before)
      let after = try await course.run(text("[1, 2, 4, 3]")).run
      let others = try #require(after.alternatives).outcomes
      #expect(others.map(\.choices) == [[1], [2], [3]])
      let old = try printed(before, cell: 1)
      let new = try printed(after, cell: 1)
      #expect(old[0] == new[0] && old[1] == new[1] && old[2] == new[3])
      // Whatever the list's length is, the values stand where they stood.
      let first = after.cells(others[0])[0].values
      #expect(first.map(\.range) == after.cells[0].values.map(\.range))
      let fresh = CourseFolder()
      let anew = try await fresh.run(text("[1, 2, 4, 3]")).run
      #expect(anew.cells(others[0])[0] == after.cells(others[0])[0])
    }
  }
}
