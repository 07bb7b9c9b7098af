/// The course in one language: the folder of an `index.md`, and all lessons in it.
package struct CourseEdition: Sendable, Hashable, Codable {
  /// Of the course's own folder: empty.
  package var folder: String
  /// What introduces the course; its title and language are the edition's.
  package var index: CourseEntry
  /// The row that is read from first to last.
  package var lessons: [CourseEntry] = []
  /// What is looked up rather than read: glossary, bibliography, library, all that is in one part with them,
  /// and, where lessons have places, each that has none.
  package var reference: [CourseEntry] = []

  package var title: String { index.title }
  package var lang: String { index.lang }

  /// Pages that no lesson makes.
  package static let search = "search.html"
  package static let print = "print.html"

  package func path(_ name: String) -> String {
    folder.isEmpty ? name : folder + "/" + name
  }

  /// `02-cell.md` for `en/02-cell.md`.
  package func name(of path: String) -> String {
    folder.isEmpty ? path : String(path.dropFirst(folder.utf8.count + 1))
  }

  package func holds(_ path: String) -> Bool {
    folder.isEmpty || path.hasPrefix(folder + "/")
  }

  package var glossary: CourseEntry? { reference.first { $0.path == path("glossary.md") } }
  package var bibliography: CourseEntry? { reference.first { $0.path == path("bibliography.md") } }
  /// What lists the names that the lessons' code uses.
  package var library: CourseEntry? { reference.first { $0.path == path("library.md") } }

  /// The lesson's number: its place, as the author gave it, or else as it comes.
  package func number(of entry: CourseEntry) -> Int? {
    guard let index = lessons.firstIndex(where: { $0.path == entry.path }) else { return nil }
    return lessons[index].order ?? index + 1
  }

  /// The numbers of all lessons, by path.
  package var numbers: [String: Int] {
    Dictionary(
      lessons.enumerated().map { ($1.path, $1.order ?? $0 + 1) },
      uniquingKeysWith: { one, _ in one })
  }

  /// Lessons that follow each other and are of one part; without a name where they have no part.
  package var parts: [(name: String?, lessons: [CourseEntry])] {
    var parts: [(name: String?, lessons: [CourseEntry])] = []
    for lesson in lessons {
      if let last = parts.last, last.name == lesson.part {
        parts[parts.count - 1].lessons.append(lesson)
      } else {
        parts.append((lesson.part, [lesson]))
      }
    }
    return parts
  }

  /// The lessons of the row that `entry` builds on, in the row's order.
  package func needs(of entry: CourseEntry) -> [CourseEntry] {
    if entry.needs.isEmpty { return [] }
    return lessons.filter { entry.needs.contains($0.path) && $0.path != entry.path }
  }
}

extension CourseEdition {
  static let indexName = "index.md"

  /// - Parameter entries: in the course's order.
  static func editions(of entries: [CourseEntry]) -> [CourseEdition] {
    var indices = entries.filter { entry in
      let parts = entry.path.split(separator: "/")
      return parts.last.map(String.init) == indexName && parts.count <= 2
    }
    // The course's own folder is an edition where there is no other: it holds all the others.
    if indices.count > 1 { indices.removeAll { $0.path == indexName } }
    return
      indices
      .map { edition(String($0.path.dropLast(indexName.utf8.count + 1)), $0, entries) }
      .sorted { $0.folder.utf8.lexicographicallyPrecedes($1.folder.utf8) }
  }

  private static func edition(
    _ folder: String, _ index: CourseEntry, _ entries: [CourseEntry]
  ) -> CourseEdition {
    var edition = CourseEdition(folder: folder, index: index)
    let own = entries.filter { $0.path != index.path && edition.holds($0.path) }
    let hasPlaces = own.contains { $0.order != nil }
    let lookedUp = ["glossary.md", "bibliography.md", "library.md"].map(edition.path)
    let parts = Set(own.filter { lookedUp.contains($0.path) }.compactMap(\.part))
    for entry in own {
      let isReference =
        lookedUp.contains(entry.path) || entry.part.map(parts.contains) == true
        || hasPlaces && entry.order == nil
      if isReference { edition.reference.append(entry) } else { edition.lessons.append(entry) }
    }
    // The glossary is what is looked for most.
    edition.reference.sort { one, other in
      let (a, b) = (
        lookedUp.firstIndex(of: one.path) ?? 9, lookedUp.firstIndex(of: other.path) ?? 9
      )
      return a == b ? one.path.utf8.lexicographicallyPrecedes(other.path.utf8) : a < b
    }
    return edition
  }
}
