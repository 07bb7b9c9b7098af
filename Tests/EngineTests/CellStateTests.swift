import Engine
import Foundation
import Lessons
import Runs
import Synchronization
import Testing

extension EngineTests {
  @Suite struct CellState {
    @Test func laterCellsSeeWhatEarlierOnesDeclared() async throws {
      let course = CourseFolder()
      let outcome = try await course.run(
        lessonText("var total = 40\nfunc add(_ n: Int) { total += n }", "add(2)\ntotal"))
      #expect(outcome.run.statuses == [.passed, .passed])
      #expect(outcome.run.cells[1].values.last?.text == "42")
      #expect(outcome.run.cells[1].values.last?.range.start.line == 12)
    }

    @Test func theNewestDeclarationOfANameWins() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          """
          var size = 1
          func name() -> String { "old" }
          func early() -> String { name() }
          struct Point { var x = 1 }
          let first = Point()
          """,
          """
          var size = "two"
          func name() -> String { "new" }
          struct Point { var y = 2.5 }
          """,
          "print(size, name(), early(), Point().y, first.x)")
      ).run
      #expect(run.statuses == [.passed, .passed, .passed])
      // What was compiled against the old ones keeps them.
      #expect(run.cells[2].printed == "two new old 2.5 1\n")
    }

    @Test func aLessonImportsAModuleOnce() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "import Foundation\nimport func Glibc.labs", fence("{.fails}", "import Nothing"),
          "let words = \"import Nowhere\"\nprint(sqrt(16.0))",
          "print(Date(timeIntervalSince1970: 0).timeIntervalSince1970, labs(-3))")
      ).run
      #expect(run.statuses == [.passed, .failedAsExpected, .passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[3].printed == "0.0 3\n")
    }

    @Test func aTypeIsExtendedAndInheritedFromInLaterCells() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          "class Layer { private var w = 3\n  func forward() -> Int { w } }\nprotocol Named {}",
          "extension Layer: Named { func twice() -> Int { 2 * forward() } }",
          "final class Deep: Layer { override func forward() -> Int { 10 } }",
          "let all: [Any] = [Deep(), 1]\nprint(Layer().twice(), Deep().twice(), all.map { $0 is any Named })"
        )
      ).run
      #expect(run.statuses == Array(repeating: .passed, count: 4))
      #expect(run.cells[3].printed == "6 20 [true, false]\n")
    }

    @Test(arguments: ["let x: Int = \"a\"", "print([1][5])"])
    func oneFailureIsCountedOnceAndKeepsEarlierResults(_ mistake: String) async throws {
      let course = CourseFolder()
      let outcome = try await course.run(
        lessonText("let a = 1", "print(a)", mistake, "print(a)", "print(a)"))
      #expect(outcome.run.statuses == [.passed, .passed, .failed, .notRun, .notRun])
      #expect(outcome.run.cells[1].printed == "1\n")
      #expect(outcome.run.diagnostics.count == 1)
      #expect(outcome.reasons[3...].allSatisfy { $0 == nil })
      #expect(!outcome.run.succeeded)
    }

    @Test func untracedCellsHaveNoValuesAndOptimizedOnesHaveThem() async throws {
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          fence("{.untraced}", "let a = 41"), fence("{.optimized}", "let b = a + 1"),
          fence("{.optimized .untraced}", "let c = b\nprint(c)"))
      ).run
      #expect(run.statuses == [.passed, .passed, .passed])
      #expect(run.cells.map(\.texts) == [[], ["42"], []])
      #expect(run.cells[2].printed == "42\n")
    }

    @Test func aFigureOfADirectiveIsShownAndItsBodySeesTheLesson() async throws {
      let course = CourseFolder()
      try course.write(
        """
        func note(times: Int = 1, _ body: () -> String) -> Figure {
          Figure(.text(.init(String(repeating: body(), count: times))))
        }
        """, to: "Directives.swift")
      let run = try await course.run(
        lessonText("let word = \"rnn \"", fence("note(times: 3)", "word"), fence("note", "word"))
      ).run
      #expect(run.statuses == [.passed, .passed, .passed], "\(run.diagnostics)")
      #expect(run.cells.map(\.figures.count) == [0, 1, 1])
      #expect("\(run.cells[1].figures)".contains("rnn rnn rnn "))
    }

    @Test func aClaimThatDoesNotHoldFailsItsCell() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          fence("check(\"one is one\")", "1 == 1"),
          fence("check(\"two are three\")", "(2, ==, 3)"), "let after = 1")
      ).run
      #expect(run.statuses == [.passed, .failed, .notRun])
      let found = try #require(run.diagnostics.first)
      #expect(run.diagnostics.count == 1)
      #expect(found.message.contains("two are three"))
      #expect(found.hint?.contains("2") == true && found.hint?.contains("3") == true)
      #expect(run.cells[1].figures.count == 1)
    }

    @Test func aTrainingLoopSaysHowFarItIs() async throws {
      let steps = Mutex<[String]>([])
      let course = CourseFolder()
      let lesson = course.lesson(
        lessonText(
          "let w = Parameter(zeros(2))",
          fence("train(epochs: 20, with: SGD([w], learningRate: 0.1))", "(w - 1).squared().mean()"))
      )
      let outcome = try await course.engine().run(lesson) { progress in
        if case .step(let cell, let text) = progress {
          #expect(cell == 1)
          steps.withLock { $0.append(text) }
        }
      }
      #expect(outcome.run.statuses == [.passed, .passed], "\(outcome.run.diagnostics)")
      let told = steps.withLock { $0 }
      #expect(told.first?.hasPrefix("epoch 1 of 20, loss ") == true)
      #expect(told.last?.hasPrefix("epoch 20 of 20, loss ") == true)
    }

    @Test func theProgramsArgumentsTellNothingOfTheMachine() async throws {
      let run = try await CourseFolder().run(lessonText("print(CommandLine.arguments)")).run
      #expect(run.cells[0].printed == "[\"lesson\"]\n")
    }

    @Test func aMistakeInTheCoursesDirectivesIsReportedThere() async throws {
      let course = CourseFolder()
      try course.write("let fine = 1\nlet wrong: Int = \"x\"\n", to: "Directives.swift")
      let run = try await course.run(lessonText("let a = 1", "let b = 2")).run
      #expect(run.statuses == [.failed, .notRun])
      #expect(run.diagnostics.count == 1)
      let found = try #require(run.diagnostics.first)
      #expect(found.file.hasSuffix("Directives.swift"))
      #expect(found.range.start == SourcePosition(line: 2, column: 18))
    }
  }
}
