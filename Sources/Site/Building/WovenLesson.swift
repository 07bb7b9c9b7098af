internal import Lessons
internal import Runs

/// A lesson and the pages that were made of it, in this build or in an earlier one.
struct WovenLesson: Sendable {
  var result: LessonResult
  /// What is wrong with its links and data.
  let linkProblems: [Diagnostic]
  /// Of everything that went into the pages; nil where nothing may be kept.
  let key: String?
  /// Those that were made now.
  var pages: [PageFile] = []
  let marks: [MadePages.PageMark]
  /// The pages are there as an earlier build made them, and `result` has no values.
  let isKept: Bool

  init(
    _ result: LessonResult, linkProblems: [Diagnostic], key: String?, pages: [PageFile]
  ) {
    self.result = result
    self.linkProblems = linkProblems
    // What failed is looked at anew each time, as is what a clock or a killer decided.
    self.key = result.failed(strict: false) ? nil : key
    self.pages = pages
    marks = MadePages.marks(of: pages)
    isKept = false
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
    marks = entry.pages
    isKept = true
  }

  /// What the next build has to know to keep the pages.
  var entry: MadePages.Entry? {
    key.map {
      MadePages.Entry(
        key: $0, statuses: result.run.cells.map(\.status), problems: result.problems, pages: marks)
    }
  }
}
