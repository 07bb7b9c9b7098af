internal import Lessons
internal import Weaving

/// Which lesson is which file of the book, and what leads to each place.
struct BookLayout: Sendable {
  struct Chapter: Sendable {
    /// Of the lesson, relative to the course.
    var path: String
    /// In the book.
    var file: String
    /// Of the lesson; nil for what has none.
    var number: Int?
    /// Before the lesson's ids in the chapter of solutions.
    var prefix: String
    /// What can be linked to in its file.
    fileprivate(set) var ids: Set<String> = []
    /// What stands in the chapter of solutions.
    fileprivate(set) var movedIDs: Set<String> = []
  }

  static let cover = "cover.xhtml"
  static let contents = "contents.xhtml"
  static let solutions = "solutions.xhtml"

  /// In the order in which they are read.
  let chapters: [Chapter]
  private let indices: [String: Int]

  init(_ reports: [Report], in edition: CourseEdition) {
    var taken = Set([Self.cover, Self.contents, Self.solutions])
    let chapters = reports.map { report in
      let name = Self.plain(edition.name(of: report.path))
      var file = name + ".xhtml"
      var number = 2
      while !taken.insert(file.lowercased()).inserted {
        file = "\(name)-\(number).xhtml"
        number += 1
      }
      let entry = edition.lessons.first { $0.path == report.path }
      var chapter = Chapter(
        path: report.path, file: file, number: entry.flatMap(edition.number),
        prefix: file.dropLast("xhtml".count).description)
      chapter.ids = report.body.ids.union(report.titleBlock.map { [$0].ids } ?? [])
      chapter.movedIDs = report.body.solutions.ids
      chapter.ids.subtract(chapter.movedIDs)
      chapter.ids.formUnion(report.footnoteIDs)
      return chapter
    }
    self.chapters = chapters
    indices = Dictionary(
      chapters.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// A name without folders and with nothing that a reading system could stumble over.
  private static func plain(_ name: String) -> String {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    return stem.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": String(scalar)
      case "/": "_"
      case " ", ".": "-"
      default: "u" + String(scalar.value, radix: 16)
      }
    }.joined()
  }

  func chapter(at path: String) -> Chapter? {
    indices[path].map { chapters[$0] }
  }

  /// What leads to a place in the book; nil for what is not in it. A place that a lesson does not
  /// have is the lesson.
  func address(_ path: String, _ id: String?, from file: String) -> String? {
    guard let chapter = chapter(at: path) else { return nil }
    if let id, chapter.movedIDs.contains(id) {
      return Self.address(Self.solutions, chapter.prefix + id, from: file)
    }
    return Self.address(
      chapter.file, id.flatMap { chapter.ids.contains($0) ? $0 : nil }, from: file)
  }

  private static func address(_ target: String, _ id: String?, from file: String) -> String {
    guard let id else { return target }
    return (target == file ? "" : target) + "#" + id
  }
}

extension [Report.Block] {
  /// Everything in them that can be linked to.
  var ids: Set<String> {
    Set(
      flattened.flatMap { block -> [String?] in
        switch block.content {
        case .heading(let heading): [heading.id]
        case .listing(let listing): [listing.id]
        case .cell(let cell): cell.isInvisible ? [] : [cell.id, cell.label?.id]
        case .equation(let equation): [equation.id]
        case .table(let table): [table.label?.id]
        case .task(let task, _): [task.id]
        default: []
        }
      }.compactMap { $0 })
  }
}
