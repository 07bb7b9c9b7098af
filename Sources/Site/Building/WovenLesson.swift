internal import Lessons
internal import Runs
internal import Weaving

/// A lesson and the pages that were made of it, in this build or in an earlier one.
struct WovenLesson: Sendable {
  var result: LessonResult
  /// What is wrong with its links and data.
  let linkProblems: [Diagnostic]
  /// Of what its report was made from; nil where nothing may be kept.
  let key: String?
  /// Nil where the pages are there as an earlier build made them: `result` has no values then.
  let report: Report?
  /// Of the report, by itself.
  let reportKey: String
  var pages: [DrawnPage] = []
  let marks: [PageMark]

  var isKept: Bool { report == nil }

  init(
    _ result: LessonResult, linkProblems: [Diagnostic], key: String?, report: Report,
    pages: [DrawnPage]
  ) {
    self.result = result
    self.linkProblems = linkProblems
    // What failed is looked at again each time, as is what a clock or a killer decided.
    self.key = result.failed(strict: false) ? nil : key
    self.report = report
    reportKey = ValueDigest.hex(of: report)
    self.pages = pages
    marks = pages.map(\.mark)
  }

  init(
    _ entry: MadePages.Entry, of file: LessonFile, linkProblems: [Diagnostic],
    _ solutions: Solutions
  ) {
    self.linkProblems = linkProblems
    result = LessonResult(
      file: file, run: Run(cells: entry.statuses.map { CellResult(status: $0) }),
      reasons: entry.statuses.map { _ in nil }, problems: entry.problems)
    if solutions == .hidden, file.lesson.hasSolutions {
      let shown = zip(file.lesson.cells, result.run.cells).filter { $0.0.role != .solution }
      result.published = LessonResult.Published(
        lesson: file.lesson.withoutSolutions, run: Run(cells: shown.map(\.1)))
    }
    key = entry.key
    report = nil
    reportKey = entry.reportKey
    marks = entry.pages
  }

  /// What the next build has to know to keep the pages.
  var entry: MadePages.Entry? {
    key.map {
      MadePages.Entry(
        key: $0, reportKey: reportKey, statuses: result.run.cells.map(\.status),
        problems: result.problems, pages: marks)
    }
  }
}
