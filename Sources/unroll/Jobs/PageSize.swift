import Lessons
import Reports

/// How much a page may hold, so that it opens at once on a slow line.
struct PageSize {
  private static let largestPage = 400 << 10
  private static let largestCoursePage = 100 << 10

  private let page: Page
  /// Nil for what has none: Markdown, and the document of the whole course.
  private let bound: Int?

  init(of page: Page, in course: Reports.Course) {
    self.page = page
    let name = Path.name(page.path)
    let edition = course.edition(of: page.path)
    if !name.hasSuffix(".html") || edition != nil && name == CourseEdition.print {
      bound = nil
    } else if page.path == "index.html" || page.path == edition?.index.path(as: "html") {
      bound = Self.largestCoursePage
    } else {
      bound = Self.largestPage
    }
  }

  /// A warning where the page holds more.
  func problem(in folder: OutputFolder) -> Diagnostic? {
    problem(in: folder.shownFolder)
  }

  func problem(in shownFolder: String) -> Diagnostic? {
    let size = page.text.utf8.count
    guard let bound, size > bound else { return nil }
    return Diagnostic(
      file: Path.join(shownFolder, page.path),
      range: SourceRange(at: SourcePosition(line: 1, column: 1)), rule: .pageSize,
      message: "this page has \(kilobytes(size)), and \(kilobytes(bound)) are the most "
        + "that opens at once everywhere",
      hint: "divide the lesson, or let it draw fewer or smaller figures")
  }

  private func kilobytes(_ bytes: Int) -> String { "\((bytes + 1023) >> 10) KB" }
}
