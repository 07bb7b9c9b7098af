import Lessons
import Runs

/// What became of one lesson.
struct LessonResult: Sendable {
  var file: LessonFile
  var run: Run
  /// For each cell, why it ran; nil where it did not have to.
  var reasons: [String?]
  /// Everything that is wrong, in the order of the lines.
  var problems: [Diagnostic]

  /// The lesson without its solutions, where they are hidden: what its pages are made of.
  var published: Published?

  struct Published: Sendable {
    var lesson: Lesson
    var run: Run
  }

  var shownLesson: Lesson { published?.lesson ?? lesson }
  var shownRun: Run { published?.run ?? run }

  /// What readers get to see of it.
  var asShown: LessonResult {
    var shown = self
    shown.file.lesson = shownLesson
    shown.run = shownRun
    return shown
  }

  var lesson: Lesson { file.lesson }
  var path: String { lesson.path }

  mutating func add(_ found: [Diagnostic]) {
    problems += found
    // Sorting keeps what stands on one line in the order in which it was found.
    problems = problems.enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }

  func failed(strict: Bool) -> Bool {
    !run.succeeded
      || problems.contains { $0.severity == .error || strict && $0.severity == .warning }
  }
}

extension LessonResult {
  /// `12 cells passed`, or how far it came.
  func verdict(strict: Bool) -> String {
    guard failed(strict: strict) else {
      return "\(counted(shownLesson.cells.count, "cell")) passed"
    }
    let cells = counted(lesson.cells.count, "cell")
    if let failed = run.cells.firstIndex(where: { $0.status == .failed }) {
      return "FAILED in cell \(failed + 1) of \(cells), line \(lesson.cells[failed].firstLine)"
    }
    return run.succeeded ? "FAILED its check" : "FAILED, none of \(cells) ran"
  }
}

extension Console {
  /// Says why each cell ran, or that it did not have to.
  func explain(_ result: LessonResult, in course: Course) {
    for (index, cell) in result.lesson.cells.enumerated() {
      let status = result.run.cells[index].status
      let reason =
        result.reasons[index].map { "ran: \($0)" }
        ?? (status == .notRun ? "did not run" : "is as it was")
      note("\(course.shown(result.lesson.path)):\(cell.firstLine): cell \(index + 1) \(reason)")
    }
  }
}
