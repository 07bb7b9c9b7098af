/// A page, and where it goes.
package struct Page: Sendable, Hashable {
  /// Relative to the output folder.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A form in which a course is published: HTML, Markdown, notebooks, books.
///
/// A format only draws: what it draws is decided in `Report`, `CourseFacts` and `Course`. The same
/// values give the same bytes.
package protocol PageFormat: Sendable {
  /// As `--format` names it.
  var name: String { get }
  /// Another one where the same values give other pages: by default the name.
  var identity: String { get }
  /// Of its pages' files, without the dot.
  var ending: String { get }
  /// Its pages belong in the repository, and `check` proves that they are current.
  var isCommitted: Bool { get }

  /// The file at `path`, relative to the output folder, is one of this format's, so that a build in
  /// another format leaves it alone.
  func owns(_ path: String) -> Bool

  /// The page of a lesson; nil where the format has no page for each.
  func page(of report: Report, _ facts: CourseFacts) -> Page?

  /// The pages that list all of the course.
  ///
  /// - Parameter course: with how each lesson went.
  func pages(of course: Course) -> [Page]

  /// The pages of one edition as a whole, but its course page, which is that of a lesson.
  ///
  /// - Parameters:
  ///   - course: with how each lesson went.
  ///   - reports: of the edition's lessons, in any order.
  func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page]

  /// How many bytes a page may have, so that it opens at once on a slow line; nil: as many as it
  /// likes.
  func largestSize(ofPageAt path: String, in course: Course) -> Int?
}

extension PageFormat {
  package var identity: String { name }

  package func owns(_ path: String) -> Bool { path.hasSuffix(".\(ending)") }

  package func pages(of course: Course) -> [Page] { [] }

  package func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page] {
    []
  }

  package func largestSize(ofPageAt path: String, in course: Course) -> Int? { nil }

  /// Where the page of the lesson at `path` goes.
  package func path(ofLesson path: String) -> String { pagePath(path, as: ending) }
}
