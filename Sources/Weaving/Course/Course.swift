internal import Languages
internal import Lessons

/// All lessons of a course, in the order in which they are read.
///
/// A folder with an `index.md` is an edition: a course page with a map, a search and a document for
/// print of its own. There is one for each language, or a single one in the course's own folder.
/// Without any the course is a list of lessons.
package struct Course: Sendable, Hashable, Codable {
  package var title: String?
  package private(set) var entries: [CourseEntry]
  package private(set) var editions: [CourseEdition]
  /// What leads from the output's folder to the course's, `../lessons/`: where links to data and
  /// other files go. Empty where both are the same folder.
  package var assetBase: String
  /// Where the pages will be found, `https://example.org/course/`; nil where nobody said.
  package var baseURL: String?
  /// The name of the course's folder where that is the customary one, `lessons`; empty where it is any.
  package var folder = ""
  /// What the terms of each glossary mean, by its path and the heading's id.
  package var terms: [String: [String: String]] = [:]
  /// The names that each library page explains, by its path: their headings' ids.
  package var names: [String: [String: String]] = [:]
  private let indices: [String: Int]

  package init(
    title: String? = nil, entries: [CourseEntry] = [], assetBase: String = "",
    baseURL: String? = nil
  ) {
    self.title = title.map(printable)
    self.assetBase = assetBase
    self.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    let sorted = entries.sorted { one, other in
      // A lesson without a place follows those with one, by its path's bytes: no locale has a say.
      switch (one.order, other.order) {
      case (let a?, let b?) where a != b: a < b
      case (.some, nil): true
      case (nil, .some): false
      default: one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
      }
    }
    self.entries = sorted
    editions = CourseEdition.editions(of: sorted)
    indices = Dictionary(
      sorted.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// The languages in the order in which they first come.
  package var languages: [String] {
    var seen: [String] = []
    for entry in entries where !seen.contains(entry.primaryLanguage) {
      seen.append(entry.primaryLanguage)
    }
    return seen
  }

  package func entry(at path: String) -> CourseEntry? {
    indices[path].map { entries[$0] }
  }

  /// The edition that a page belongs to: a lesson, or one of the edition's own pages.
  package func edition(of path: String) -> CourseEdition? {
    editions.first { $0.holds(path) }
  }

  /// The page is one of an edition's own, which no lesson makes.
  package func makes(_ path: String) -> Bool {
    edition(of: path).map {
      [CourseEdition.search, CourseEdition.print].contains($0.name(of: path))
    } ?? false
  }

  /// The first page is a list. Where the course has one edition, in its own folder, that one's course
  /// page is the first.
  package var hasIndex: Bool { editions.first?.folder != "" }

  /// The lessons of no edition.
  package var looseEntries: [CourseEntry] {
    editions.isEmpty ? entries : entries.filter { edition(of: $0.path) == nil }
  }

  /// The lessons before and after `path`, in its language.
  package func neighbours(of path: String) -> (previous: CourseEntry?, next: CourseEntry?) {
    guard let own = entry(at: path) else { return (nil, nil) }
    if let edition = edition(of: path) {
      let lessons = edition.lessons
      if path == edition.index.path { return (nil, lessons.first) }
      guard let index = lessons.firstIndex(where: { $0.path == path }) else { return (nil, nil) }
      return (
        index > 0 ? lessons[index - 1] : edition.index,
        index + 1 < lessons.count ? lessons[index + 1] : nil
      )
    }
    let row = looseEntries.filter { $0.primaryLanguage == own.primaryLanguage }
    guard let index = row.firstIndex(where: { $0.path == path }) else { return (nil, nil) }
    return (
      index > 0 ? row[index - 1] : nil, index + 1 < row.count ? row[index + 1] : nil
    )
  }
}

// MARK: Languages

extension Course {
  /// The same page in other languages: the same path in another edition; without editions the same
  /// path in the folder of another language, or the same place in a course without such folders.
  package func translations(of path: String) -> [CourseFacts.Translation] {
    guard let edition = edition(of: path) else {
      let folders = LanguageFolders(entries.lazy.map { ($0.path, $0.lang) })
      if folders.folder(of: path) != nil {
        return folders.twinPaths(of: path).compactMap(entry(at:))
          .map { CourseFacts.Translation(path: $0.path, lang: $0.lang, isTwin: true) }
      }
      guard let own = entry(at: path), let order = own.order else { return [] }
      return
        looseEntries
        .filter { $0.order == order && $0.primaryLanguage != own.primaryLanguage }
        .map { CourseFacts.Translation(path: $0.path, lang: $0.lang, isTwin: true) }
    }
    let name = edition.name(of: path)
    let isLesson = entry(at: path) != nil
    return editions.filter { $0.lang != edition.lang }.map { other in
      let twin = other.path(name)
      let isThere = !isLesson || entry(at: twin) != nil
      return CourseFacts.Translation(
        path: isThere ? twin : other.index.path, lang: other.lang, isTwin: isThere)
    }
  }
}
