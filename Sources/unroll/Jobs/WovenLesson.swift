import Lessons
import Reports
import Runs

/// A lesson and the pages that were made of it, in this build or in an earlier one.
struct WovenLesson: Sendable {
  var result: LessonResult
  /// Of everything that went into the pages; nil where nothing may be kept.
  var key: String?
  /// Those that were made now.
  var pages: [Page] = []
  var marks: [MadePages.PageMark]
  /// The pages are there as an earlier build made them, and `result` has no values.
  var isKept: Bool

  init(_ result: LessonResult, key: String?, pages: [Page]) {
    self.result = result
    // What failed is looked at anew each time, as is what a clock or a killer decided.
    self.key = result.failed(strict: false) ? nil : key
    self.pages = pages
    marks =
      key == nil
      ? pages.map { MadePages.PageMark(path: $0.path, digest: "") }
      : MadePages.marks(of: pages)
    isKept = false
  }

  init(_ entry: MadePages.Entry, of file: LessonFile, _ solutions: Solutions) {
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
