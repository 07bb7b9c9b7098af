import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// What a page says of the lesson's exercises, solutions and cells.
private struct Said: Equatable {
  /// Of each solution, whether its text is to be seen at once.
  var isOpen: [Bool]
  var failed: Int
  var notRun: Int
  var intended: Int
}

private let lesson = Sample.parse(
  """
  # Tasks

  ```swift
  start()
  ```

  ```swift exercise {#first}
  begin()
  ```

  ```swift solution
  passes()
  ```

  ```swift {.fails}
  intended()
  ```

  ```swift exercise {#second}
  again()
  ```

  ```swift solution
  breaks()
  ```

  ```swift exercise {#third}
  onceMore()
  ```

  ```swift solution
  waits()
  ```

  """)

private func run() -> Run {
  var results = RunBuilder(lesson)
  results.fail("intended()", at: "intended", "it is meant to", hint: nil, expected: true)
  results.fail("breaks()", at: "breaks", "it should not", hint: nil, expected: false)
  results.skipRest(after: "breaks()")
  return results.run
}

private func html(_ report: Report, _ solutions: SolutionDisplay) throws -> Said {
  let page = try expectSound(
    HTMLPage(report, CourseFacts(path: report.path), solutions: solutions).text())
  return Said(
    isOpen: page.all(withClass: "solution").map { $0.attributes["open"] != nil },
    failed: page.all(withClass: "failed").count, notRun: page.all(withClass: "not-run").count,
    intended: page.all(withClass: "expected").count)
}

private func markdown(_ report: Report, _ solutions: SolutionDisplay) -> Said {
  let text = MarkdownPage(report, CourseFacts(path: report.path), solutions: solutions).text()
  let lines = text.split(separator: "\n").map { $0.drop { $0 == ">" || $0 == " " } }
  return Said(
    isOpen: lines.filter { $0.hasPrefix("<details") }.map { $0.hasPrefix("<details open") },
    failed: lines.count { $0.lowercased().contains("</a>**error**") },
    notRun: lines.count { $0.lowercased().hasPrefix("*not run") },
    intended: lines.count { $0.lowercased().hasPrefix("**✓ fails, as intended**") })
}

private func terminal(_ report: Report, _ solutions: SolutionDisplay) -> Said {
  let text = TerminalReport(report, solutions: solutions).text()
  let lines = text.split(separator: "\n").map(String.init)
  return Said(
    isOpen: ["passes()", "breaks()", "waits()"].map { code in
      lines.contains { $0.hasSuffix("│ \(code)") }
    },
    failed: lines.count { $0.lowercased().contains("│ error: ") },
    // The last line counts them all.
    notRun: lines.last.flatMap { $0.firstMatch(of: /(\d+) not run/) }.flatMap { Int($0.1) } ?? 0,
    intended: lines.count { $0.lowercased().contains("│ ✓ fails, as intended: ") })
}

/// The writers only draw what weaving decided, and cannot disagree on it.
@Test(arguments: [SolutionDisplay.folded, .shown])
func allWritersSayTheSame(solutions: SolutionDisplay) throws {
  let report = Report(lesson, run())
  let said = Said(
    isOpen: solutions == .shown ? [true, true, true] : [false, true, false],
    failed: 1, notRun: 2, intended: 1)
  #expect(try html(report, solutions) == said)
  #expect(markdown(report, solutions) == said)
  #expect(terminal(report, solutions) == said)
}

@Test func aSolutionThatDidNotRunSaysSo() {
  let text = TerminalReport(Report(lesson, run())).text()
  #expect(text.contains("Solution to exercise 3: not run"))
  // That its claims hold says nothing about a reader's own answer.
  #expect(text.contains("Solution to exercise 1: the author’s; "))
}
