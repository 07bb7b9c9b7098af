internal import Weaving

/// Draws lessons as chapters of the documents for print: one of the whole course, or one of each part.
struct PrintChapters: Sendable {
  struct Chapter: Sendable {
    /// Of the lesson.
    var path: String
    var html: String
    /// They come last, where nobody who solves an exercise sees its solution by accident; empty where
    /// the lesson has none.
    var solutions: String
  }

  let frame: PageFrame
  private let edition: CourseEdition
  private let course: Course
  /// By the lesson's path: its document, empty for the only one, and its id there.
  private let places: [String: (document: String, section: String)]
  private let entries: [String: CourseEntry]

  /// In one document.
  ///
  /// - Parameter entries: the lessons that are in it.
  init(_ edition: CourseEdition, course: Course, entries: [CourseEntry]) {
    self.init(edition, course, [("", entries)])
  }

  /// In a document for each portion.
  init(large edition: CourseEdition, course: Course) {
    self.init(
      edition, course,
      edition.portions.map {
        (CourseEdition.printPage(ofPortion: $0.number), $0.entries)
      })
  }

  private init(
    _ edition: CourseEdition, _ course: Course,
    _ documents: [(name: String, entries: [CourseEntry])]
  ) {
    self.edition = edition
    self.course = course
    frame = PageFrame(course.facts(at: edition.path(CourseEdition.print)), lang: edition.lang)
    var places: [String: (document: String, section: String)] = [:]
    var entries: [String: CourseEntry] = [:]
    for (name, own) in documents {
      for entry in own {
        places[entry.path] = (name, Self.section(of: entry, in: edition))
        entries[entry.path] = entry
      }
    }
    self.places = places
    self.entries = entries
  }

  /// The id of a lesson's section: its name, without folders that would need escapes.
  private static func section(of entry: CourseEntry, in edition: CourseEdition) -> String {
    let name = edition.name(of: entry.path)
    return (name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
      .split(separator: "/").joined(separator: "_")
      .split(separator: " ").joined(separator: "-")
  }

  private static func prefix(of section: String) -> String { section + "." }

  func section(of path: String) -> String? { places[path]?.section }

  /// Where the lesson's chapter is, as seen from the lesson's own document or from another one.
  func address(of path: String, from document: String) -> String? {
    places[path].map { ($0.document == document ? "" : $0.document) + "#" + $0.section }
  }

  func chapter(of report: Report) -> Chapter {
    guard let entry = entries[report.path], let own = places[report.path] else {
      return Chapter(path: report.path, html: "", solutions: "")
    }
    let place = ChapterPlace(
      number: edition.number(of: entry), idPrefix: Self.prefix(of: own.section), titleLevel: 2
    ) { [places] path, id in
      places[path].map { there in
        (there.document == own.document ? "" : there.document) + "#"
          + (id.map { Self.prefix(of: there.section) + $0 } ?? there.section)
      }
    }
    let writer = HTMLPage(chapter: report, course.facts(at: entry.path), at: place)
    var page = Markup()
    page.open("article", ["class": "chapter", "id": own.section])
    page.newline()
    let (chapter, solutions) = writer.chapterAndSolutions()
    page.verbatim(chapter)
    page.close("article")
    page.newline()
    return Chapter(path: report.path, html: page.html, solutions: solutions)
  }
}
