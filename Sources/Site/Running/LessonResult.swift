package import Lessons
package import Runs

/// What became of one lesson.
package struct LessonResult: Sendable {
  package internal(set) var file: LessonFile
  package internal(set) var run: Run
  /// For each cell, why it ran; nil where it did not have to.
  package internal(set) var reasons: [String?]
  /// What the runner and checks found in the lesson, beyond what parsing did: its pages show each at its place.
  package internal(set) var findings: [Diagnostic] = []
  /// Everything that is wrong, in the order of the lines, with the file as messages show it.
  package internal(set) var problems: [Diagnostic]
  /// The lesson without its solutions, where they are hidden: what its pages are made of.
  package internal(set) var published: Published?

  package struct Published: Sendable {
    package internal(set) var lesson: Lesson
    package internal(set) var run: Run
    package internal(set) var findings: [Diagnostic] = []
  }

  package var lesson: Lesson { file.lesson }
  package var path: String { file.path }

  /// The front matter's title.
  package var title: String? { file.title }

  /// Of each cell: the lesson's line of its first line of code.
  package var cellLines: [Int] { file.card.cellLines }

  /// Of each cell that readers see: the same.
  package var shownCellLines: [Int] {
    published?.lesson.cells.map(\.firstLine) ?? cellLines
  }

  package var shownRun: Run { published?.run ?? run }

  /// What readers get to see of it.
  var asShown: LessonResult {
    guard let published else { return self }
    var shown = self
    shown.file.lesson = published.lesson
    shown.run = published.run
    shown.findings = published.findings
    return shown
  }

  /// - Parameter found: with the file as messages show it.
  mutating func add(_ found: [Diagnostic]) {
    problems += found
    // Sorting keeps what stands on one line in the order in which it was found.
    problems = problems.enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }

  /// - Parameter strict: warnings count as errors.
  package func failed(strict: Bool) -> Bool {
    !run.succeeded || problems.fail(strict: strict)
  }
}

extension [Diagnostic] {
  /// Whether there is an error among them, or with `strict` a warning.
  package func fail(strict: Bool) -> Bool {
    contains { $0.severity == .error || strict && $0.severity == .warning }
  }
}

/// How a lesson went, in brief.
package enum Verdict: Hashable, Sendable {
  case passed(cells: Int)
  /// The cell counts from 0.
  case failedInCell(Int, of: Int, line: Int)
  /// Every cell passed, and something else is wrong.
  case failedItsCheck
  case didNotRun(cells: Int)
}

extension LessonResult {
  package func verdict(strict: Bool) -> Verdict {
    guard failed(strict: strict) else { return .passed(cells: shownCellLines.count) }
    let cells = lesson.cells.count
    if let failed = run.cells.firstIndex(where: { $0.status == .failed }) {
      let cell = lesson.cells[failed]
      let lines = cell.firstLine - 1...max(cell.firstLine, cell.closingLine)
      let line = run.cells[failed].diagnostics.first {
        $0.severity == .error && $0.file == path && lines.contains($0.range.start.line)
      }
      return .failedInCell(
        failed, of: cells, line: line?.range.start.line ?? cell.firstLine)
    }
    return run.succeeded ? .failedItsCheck : .didNotRun(cells: cells)
  }
}
