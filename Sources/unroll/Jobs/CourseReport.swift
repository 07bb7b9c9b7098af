import Lessons
import Runs

/// What `--json` prints of the lessons that a command ran.
struct CourseReport: Encodable {
  struct LessonEntry: Encodable {
    var path: String
    var title: String?
    var passed: Bool
    var cells: [CellEntry]
    var problems: [Diagnostic]
    /// What was made of it, as paths.
    var pages: [String]
  }

  struct CellEntry: Encodable {
    /// The lesson's line of the cell's first line of code.
    var line: Int
    var status: CellResult.Status
    /// With `--explain`, why it ran; absent where it did not have to. Not otherwise, as lessons that
    /// run at the same time may find each other's results.
    var ran: String?
  }

  var version = 1
  var exitCode: Int32 = 0
  var lessons: [LessonEntry] = []
  /// The pages of the course as a whole.
  var pages: [String] = []
  /// Those of the course as a whole.
  var problems: [Diagnostic] = []

  mutating func add(
    _ result: LessonResult, in course: Course, _ options: EngineOptions, pages: [String] = []
  ) {
    let lesson = result.shownLesson
    let reasons = zip(result.lesson.cells, result.reasons)
      .filter { result.published == nil || $0.0.role != .solution }.map(\.1)
    let cells = zip(lesson.cells, result.shownRun.cells).enumerated().map { index, pair in
      CellEntry(
        line: pair.0.firstLine, status: pair.1.status,
        ran: options.explain && reasons.indices.contains(index) ? reasons[index] : nil)
    }
    lessons.append(
      LessonEntry(
        path: course.shown(lesson.path), title: lesson.frontMatter.title,
        passed: !result.failed(strict: options.strict), cells: cells,
        problems: result.problems, pages: pages))
    if result.failed(strict: options.strict) { exitCode = ExitStatus.lessonFailed.rawValue }
  }
}

extension CourseReport {
  mutating func add(_ courseProblems: [Diagnostic], strict: Bool) {
    problems += courseProblems
    if courseProblems.contains(where: { $0.severity == .error || strict && $0.severity == .warning }
    ) {
      exitCode = ExitStatus.lessonFailed.rawValue
    }
  }

  func throwIfFailed() throws(ExitStatus) {
    if exitCode != ExitStatus.success.rawValue { throw .lessonFailed }
  }

  /// `2 lessons, 24 cells: all passed`.
  var summary: String {
    let failed = lessons.filter { !$0.passed }.count
    let cells = lessons.reduce(0) { $0 + $1.cells.count }
    return "\(counted(lessons.count, "lesson")), \(counted(cells, "cell")): "
      + (failed == 0 ? "all passed" : "\(counted(failed, "lesson")) failed")
  }
}

/// `1 cell`, `2 cells`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension Course {
  /// With the path as seen from here, so that an editor finds it.
  func shown(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.file = shown(problem.file)
    return problem
  }
}
