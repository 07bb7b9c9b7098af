internal import Hashing
internal import Lessons
internal import Weaving

/// What is remembered of a page that was made.
struct PageMark: Codable, Hashable, Sendable {
  /// Relative to the output folder.
  var path: String
  /// The digest of the values that it was made from.
  var key: String
  /// The digest of its bytes.
  var digest: String
  var size: Int
}

/// A page of some format, as it goes to the output folder.
struct DrawnPage: Sendable {
  let mark: PageMark
  /// Nil where the page is there already.
  let page: Page?
  /// It belongs in the repository, and has to be current there.
  let isCommitted: Bool
  private let largestSize: Int?

  init(_ page: Page, key: String, in format: any PageFormat, of course: Course) {
    mark = PageMark(
      path: page.path, key: key, digest: Digest.hex(of: page.bytes), size: page.bytes.count)
    self.page = page
    isCommitted = format.isCommitted
    largestSize = format.largestSize(ofPageAt: page.path, in: course)
  }

  init(_ mark: PageMark, in format: any PageFormat, of course: Course) {
    self.mark = mark
    page = nil
    isCommitted = format.isCommitted
    largestSize = format.largestSize(ofPageAt: mark.path, in: course)
  }

  /// A warning where the page holds more than opens at once on a slow line.
  func sizeProblem(in shownFolder: String) -> Diagnostic? {
    guard let largestSize, mark.size > largestSize else { return nil }
    return Diagnostic(
      file: Path.join(shownFolder, mark.path),
      range: SourceRange(at: SourcePosition(line: 1, column: 1)),
      rule: .pageSize,
      message: "this page has \(Kilobytes.words(mark.size)); pages of more than "
        + "\(Kilobytes.words(largestSize)) open slowly on a slow line",
      hint: "split the lesson, or draw fewer or smaller figures")
  }
}

/// Sizes of pages in words: `12 KB`, a part of one for a whole one.
enum Kilobytes {
  static func words(_ bytes: Int) -> String { "\((bytes + 1023) >> 10) KB" }
}
