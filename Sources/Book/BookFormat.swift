package import Weaving

/// EPUB 3: each edition of the course as one book, which needs nothing from elsewhere.
package struct BookFormat: PageFormat {
  /// Of an edition's book, in its folder.
  package static let file = "book.epub"

  package let name = "epub"
  package let ending = "epub"
  package let isCommitted = false
  package let makesEditionPages = true
  private let modified: Int

  package var identity: String { "\(name) of \(modified)" }

  /// - Parameter modified: when the book changed last, in seconds since 1970, as `SOURCE_DATE_EPOCH`
  ///   has it. EPUB asks for a date, and no clock is read: where nobody says, it is 1980, when ZIP's
  ///   own time begins.
  package init(modified: Int? = nil) {
    self.modified = modified ?? 315_532_800
  }

  package func page(of report: Report, _ facts: CourseFacts) -> Page? { nil }

  package func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page] {
    guard !reports.isEmpty else { return [] }
    let book = Book(edition, course: course, reports: reports, modified: modified)
    return [Page(path: edition.path(Self.file), bytes: book.bytes())]
  }
}
