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

  /// There are pages of an edition as a whole: otherwise no report is woven for them.
  var makesEditionPages: Bool { get }

  /// The pages of one edition as a whole, but its course page, which is that of a lesson.
  ///
  /// - Parameters:
  ///   - course: with how each lesson went.
  ///   - reports: of the edition's lessons, in any order.
  func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page]

  /// The edition is too large for pages that hold something of all its lessons: it has the pages of its
  /// portions instead, and `pages(ofLarge:in:)`.
  func divides(_ edition: CourseEdition) -> Bool

  /// The pages of an edition that is divided, but its course page and those of its portions.
  func pages(ofLarge edition: CourseEdition, in course: Course) -> [Page]

  /// What takes from a lesson's report all that the pages of its portion hold of it. Made once for an
  /// edition that is divided, and used for several lessons at a time.
  ///
  /// - Parameter course: how lessons went is not in it.
  func takesPieces(
    of edition: CourseEdition, in course: Course
  ) -> (@Sendable (Report) -> LessonPiece)?

  /// The pages of one portion of an edition that is divided.
  ///
  /// - Parameter pieces: of the portion's lessons, in their order.
  func pages(
    of portion: CourseEdition.Portion, of edition: CourseEdition, in course: Course,
    _ pieces: [LessonPiece]
  ) -> [Page]

  /// How many bytes a page may have, so that it opens at once on a slow line; nil: as many as it
  /// likes.
  func largestSize(ofPageAt path: String, in course: Course) -> Int?
}

/// What the pages of a portion hold of one lesson, as its format takes it: texts that only the format
/// understands.
package struct LessonPiece: Sendable, Hashable {
  /// Of the lesson.
  package var path: String
  package var texts: [String]

  package init(path: String, texts: [String]) {
    self.path = path
    self.texts = texts
  }
}

extension PageFormat {
  package var identity: String { name }

  package var makesEditionPages: Bool { false }

  package func owns(_ path: String) -> Bool { path.hasSuffix(".\(ending)") }

  package func pages(of course: Course) -> [Page] { [] }

  package func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page] {
    []
  }

  package func divides(_ edition: CourseEdition) -> Bool { false }

  package func pages(ofLarge edition: CourseEdition, in course: Course) -> [Page] { [] }

  package func takesPieces(
    of edition: CourseEdition, in course: Course
  ) -> (@Sendable (Report) -> LessonPiece)? { nil }

  package func pages(
    of portion: CourseEdition.Portion, of edition: CourseEdition, in course: Course,
    _ pieces: [LessonPiece]
  ) -> [Page] { [] }

  package func largestSize(ofPageAt path: String, in course: Course) -> Int? { nil }

  /// Where the page of the lesson at `path` goes.
  package func path(ofLesson path: String) -> String { pagePath(path, as: ending) }
}
