import Lessons
import Runs
import Site

/// `1 cell`, `2 cells`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension Verdict {
  /// `12 cells passed`, or how far it came.
  var text: String {
    switch self {
    case .passed(let cells): "\(counted(cells, "cell")) passed"
    case .failedInCell(let cell, let cells, let line):
      "FAILED in cell \(cell + 1) of \(counted(cells, "cell")), line \(line)"
    case .failedItsCheck: "FAILED: a check did not hold"
    case .didNotRun(let cells): "FAILED, none of \(counted(cells, "cell")) ran"
    }
  }
}

extension Console {
  /// Says why each cell ran, or that it did not have to.
  func explain(_ result: LessonResult, in course: CourseFolder) {
    // A file that was saved meanwhile may have fewer cells than it was listed with.
    let ran = zip(result.run.cells, result.reasons)
    for (index, (line, (cell, reason))) in zip(result.cellLines, ran).enumerated() {
      let reason =
        reason.map { "ran: \($0)" } ?? (cell.status == .notRun ? "did not run" : "is as it was")
      sayAside("\(course.shown(result.path)):\(line): cell \(index + 1) \(reason)")
    }
  }
}
