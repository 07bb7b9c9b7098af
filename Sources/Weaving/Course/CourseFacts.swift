/// All that one page may show of the rest of its course.
///
/// A page's key is the digest of this value and of the page's `Report`: what is not in them cannot be
/// on the page, and what is in them makes the page again when it changes.
package struct CourseFacts: Sendable, Hashable, Codable {
  /// Another page of the course, as a link to it reads.
  package struct PageLink: Sendable, Hashable, Codable {
    /// Of the lesson, relative to the course's folder.
    package var path: String
    package var title: String
    /// Its place among the lessons of its edition.
    package var number: Int?

    package init(path: String, title: String, number: Int? = nil) {
      self.path = path
      self.title = title
      self.number = number
    }
  }

  /// The edition that the page belongs to.
  package struct Edition: Sendable, Hashable, Codable {
    package var title: String
    package var lang: String
    package var folder: String
    package var index: PageLink
    package var glossary: PageLink?
    package var bibliography: PageLink?
    package var library: PageLink?

    package func path(_ name: String) -> String {
      folder.isEmpty ? name : folder + "/" + name
    }
  }

  /// The same page in another language.
  package struct Translation: Sendable, Hashable, Codable {
    /// As of a lesson: `zh/02-cell.md`; an edition's own page has its page's name, `zh/search.html`.
    package var path: String
    package var lang: String
    /// It says the same. Otherwise the other language has no such page, and this is its first one.
    package var isTwin: Bool
  }

  /// Of the lesson that makes the page, or of the page itself where none does.
  package var path: String
  package var courseTitle: String?
  /// Where the pages will be found, `https://example.org/course/`; nil where nobody said.
  package var baseURL: String?
  /// The course knows the lesson.
  package var isListed = false
  package var edition: Edition?
  /// The part of the course that the lesson belongs to, by name.
  package var part: String?
  /// The lesson's place in its edition; nil for what is looked up rather than read.
  package var number: Int?
  /// To read it.
  package var minutes: Int?
  /// The lesson's file as readers of the course name it, `lessons/en/02-cell.md`.
  package var file: String?
  package var needs: [PageLink] = []
  package var previous: PageLink?
  package var next: PageLink?
  package var translations: [Translation] = []
  /// Where the lesson's links and pictures lead, by what the author wrote.
  package var links: [String: Report.Link] = [:]
  /// Of the names that code may use: the ids of their entries on the edition's page of the library.
  package var names: [String: String] = [:]
  /// What the edition's course page maps; nil for all other pages.
  package var map: CourseEdition?

  /// Of a page that stands alone.
  package init(path: String) {
    self.path = path
  }
}

extension CourseFacts {
  /// On a course page, the lesson to begin with; nil on all others.
  package var firstLesson: PageLink? {
    guard let map, let first = map.lessons.first else { return nil }
    return PageLink(path: first.path, title: first.title, number: map.number(of: first))
  }

  /// On a course page, the first lesson's file.
  package var exampleFile: String? {
    guard let file, let first = firstLesson, file.hasSuffix(path) else { return nil }
    return file.dropLast(path.count) + first.path
  }

  /// The lesson is what introduces its edition of the course, above the map of the others.
  package var isHome: Bool { edition?.index.path == path }

  /// The name of the course that the page belongs to.
  package var siteName: String? { edition?.title ?? courseTitle }
}
