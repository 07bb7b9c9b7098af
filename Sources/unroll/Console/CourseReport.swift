import Lessons
import Runs
import Site

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

  private(set) var version = 1
  private(set) var exitCode: Int32 = 0
  /// `2/3`; absent where these are all lessons that were asked for.
  var shard: String?
  private(set) var lessons: [LessonEntry] = []
  /// The pages of the course as a whole.
  var pages: [String] = []
  /// Those of the course as a whole.
  private(set) var problems: [Diagnostic] = []

  /// - Parameter failed: where only a part of the lesson counts.
  mutating func add(
    _ result: LessonResult, in course: CourseFolder, _ options: EngineOptions, pages: [String] = [],
    failed: Bool? = nil
  ) {
    let reasons =
      result.published == nil
      ? result.reasons
      : zip(result.lesson.cells, result.reasons).filter { $0.0.role != .solution }.map(\.1)
    let cells = zip(result.shownCellLines, result.shownRun.cells).enumerated().map { index, pair in
      CellEntry(
        line: pair.0, status: pair.1.status,
        ran: options.explain && reasons.indices.contains(index) ? reasons[index] : nil)
    }
    let failed = failed ?? result.failed(strict: options.strict)
    lessons.append(
      LessonEntry(
        path: course.shown(result.path), title: result.title, passed: !failed,
        cells: cells, problems: result.problems, pages: pages))
    if failed { exitCode = ExitStatus.lessonFailed.rawValue }
  }

  mutating func add(_ courseProblems: [Diagnostic], strict: Bool) {
    problems += courseProblems
    if courseProblems.fail(strict: strict) { exitCode = ExitStatus.lessonFailed.rawValue }
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
