internal import Lessons
internal import Runs
internal import Weaving

/// A lesson and the pages that were made of it, in this build or in an earlier one.
struct WovenLesson: Sendable {
  var result: LessonResult
  /// Of what its report was made from; nil where nothing may be kept.
  let key: String?
  /// Of the same without a look into the lesson; nil where that is not certain.
  let quickKey: String?
  /// What its links asked of files that are no lessons.
  let answers: [String: String]
  /// Nil where the pages are there as an earlier build made them: `result` has no values then.
  let report: Report?
  /// Of the report, by itself.
  let reportKey: String
  var pages: [DrawnPage] = []
  /// What the pages of its portion hold of it.
  var pieces: [String: LessonPiece] = [:]
  let marks: [PageMark]

  var isKept: Bool { report == nil }

  /// - Parameter keys: of what the report was made from, as for `key` and `quickKey`.
  init(
    _ result: LessonResult, keys: (whole: String?, quick: String?), answers: [String: String],
    report: Report, reportKey: String, pages: [DrawnPage], pieces: [String: LessonPiece]
  ) {
    self.result = result
    // What failed is looked at again each time, as is what a clock or a killer decided. A file that
    // changed meanwhile is not what the keys are of.
    let isKept = !result.failed(strict: false) && result.file.isAsListed
    key = isKept ? keys.whole : nil
    quickKey = isKept ? keys.quick : nil
    self.answers = answers
    self.report = report
    self.reportKey = reportKey
    self.pages = pages
    self.pieces = pieces
    marks = pages.map(\.mark)
  }

  init(
    _ entry: MadePages.Entry, of file: LessonFile, quickKey: String?, answers: [String: String],
    _ solutions: Solutions
  ) {
    result = LessonResult(
      file: file, run: Run(cells: entry.statuses.map { CellResult(status: $0) }),
      reasons: entry.statuses.map { _ in nil }, problems: entry.problems)
    if solutions == .hidden, file.hasSolutions {
      let shown = zip(file.lesson.cells, result.run.cells).filter { $0.0.role != .solution }
      result.published = LessonResult.Published(
        lesson: file.lesson.withoutSolutions, run: Run(cells: shown.map(\.1)))
    }
    key = entry.key
    self.quickKey = quickKey
    self.answers = answers
    report = nil
    reportKey = entry.reportKey
    marks = entry.pages
  }

  /// What the next build has to know to keep the pages.
  var entry: MadePages.Entry? {
    key.map {
      MadePages.Entry(
        key: $0, quickKey: quickKey, answers: answers, reportKey: reportKey,
        statuses: result.run.cells.map(\.status), problems: result.problems, pages: marks)
    }
  }
}

/// What stays of a lesson when its pages are written, for the pages of the course as a whole.
struct DoneLesson: Sendable {
  let file: LessonFile
  /// With how it went.
  let entry: CourseEntry
  /// Of its report; nil where the report may not be kept.
  let reportKey: String?
  /// Nil where it is woven again when somebody asks.
  let report: Report?
  let marks: [PageMark]

  /// - Parameter keepsReport: pages of the course as a whole will be made of it.
  init(_ woven: WovenLesson, keepsReport: Bool) {
    let shown = woven.result.asShown
    file = woven.result.file
    if woven.result.published == nil {
      var entry = file.entry
      // A lesson that failed is never kept.
      entry.status =
        woven.isKept
        ? .passed : CourseEntry.Status(of: shown.lesson, shown.run, shown.findings)
      self.entry = entry
    } else {
      entry = CourseEntry(
        path: shown.path, lesson: shown.lesson, run: shown.run, findings: shown.findings)
    }
    reportKey = woven.key == nil ? nil : woven.reportKey
    report = keepsReport ? woven.report : nil
    marks = woven.marks
  }
}
