internal import Figures
internal import Lessons

/// Puts the text of a lesson together, cell by cell.
struct LessonBuilder {
  /// `NotebookFormat` wrote the notebook.
  let isOwn: Bool
  private var lines: [String] = []
  private(set) var blankAtStart = 1

  init(isOwn: Bool) { self.isOwn = isOwn }

  var text: String {
    var lines = lines
    while lines.last?.isBlank == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ part: [String], blank: JSON?) {
    var part = part[...]
    while part.first?.isBlank == true { part.removeFirst() }
    while part.last?.isBlank == true { part.removeLast() }
    guard !part.isEmpty else { return }
    let count = blank?.integer.map { min(max($0, 0), 9) } ?? 1
    if lines.isEmpty {
      blankAtStart = count
    } else {
      lines += Array(repeating: "", count: count)
    }
    lines += part
  }

  // MARK: Prose

  mutating func addProse(_ cell: NotebookSource.Cell, pictures: [String: String]) {
    let restoration = Restoration(isOwn ? cell.own?["written"] : nil)
    let segments = restoration.segments(of: cell.lines).map { segment in
      segment.isRestored
        ? segment.lines.map { renamed($0, cell, pictures) }
        : ImportedProse(segment.lines, isOwn: isOwn, pictures: pictures).lesson
    }
    add(ImportedProse.closed(Array(segments.joined())), blank: cell.own?["blank"])
  }

  /// A picture whose old place is not to be had goes by its new name.
  private func renamed(
    _ line: String, _ cell: NotebookSource.Cell, _ pictures: [String: String]
  ) -> String {
    var line = line
    for (name, source) in cell.own?["pictures"]?.object ?? [:] {
      guard let old = source.string, let new = pictures[name], old != new else { continue }
      line = line.replacing("](\(old)", with: "](\(new)").replacing("](<\(old)", with: "](<\(new)")
    }
    return line
  }

  mutating func addRaw(_ cell: NotebookSource.Cell) {
    if lines.isEmpty, cell.isFrontMatter { return }
    let type = cell.metadata["raw_mimetype"]?.string ?? cell.metadata["format"]?.string ?? ""
    switch type {
    case "text/markdown":
      add(ImportedProse.closed(ImportedProse(cell.lines).lesson), blank: nil)
    case "text/html", "text/latex", "text/x-rst", "text/restructuredtext", "text/x-python":
      let name = String(type.drop { $0 != "/" }.dropFirst())
      addListing(cell.lines, language: name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
    default: addListing(cell.lines, language: "text")
    }
  }

  private mutating func addListing(_ code: [String], language: String) {
    guard code.contains(where: { !$0.isBlank }) else { return }
    add(Markdown.fence(language, code), blank: nil)
  }

  // MARK: Code

  mutating func addCode(_ cell: NotebookSource.Cell, language: String?) {
    let isMarked = isOwn && cell.own?["role"] != nil
    guard isMarked || language?.lowercased() == "swift" else {
      for part in ForeignCode(cell.lines, language: language).parts {
        addListing(part.lines, language: part.language)
      }
      return
    }
    if isMarked { return addOwnCell(cell) }
    for part in ForeignCode(cell.lines, language: "swift").parts {
      guard part.language == "swift" else {
        addListing(part.lines, language: part.language)
        continue
      }
      guard part.lines.contains(where: { !$0.isBlank }) else { continue }
      add(Markdown.fence(CellMark(tagsOf: cell).info, part.lines), blank: nil)
    }
  }

  private mutating func addOwnCell(_ cell: NotebookSource.Cell) {
    var mark = CellMark(cell.own)
    let restoration = Restoration(cell.own?["written"])
    // A cell without text is one empty line.
    var rows = restoration.code(of: cell.lines)
    if rows == [""] { rows = [] }
    if mark.directive != nil {
      if let body = mark.body(of: rows) { rows = body } else { mark.directive = nil }
    }
    let inside = Markdown.fence(mark.info, rows)
    guard let container = cell.own?["container"]?.string, Self.isContainer(container) else {
      return add(inside, blank: cell.own?["blank"])
    }
    let rest = NotebookPage.continuation(of: container)
    add(
      inside.enumerated().map { index, line in
        index == 0 ? container + line : line.isEmpty ? line : rest + line
      }, blank: cell.own?["blank"])
  }

  /// What may stand before a fence: blanks, the mark of a quote, the sign of an item.
  private static func isContainer(_ text: String) -> Bool {
    text.count < 40 && text.allSatisfy { " >-*+.)\t".contains($0) || $0.isASCII && $0.isNumber }
  }
}

extension CellMark {
  /// What other tools' tags say of a cell.
  fileprivate init(tagsOf cell: NotebookSource.Cell) {
    self.init()
    let tags = cell.tags
    if let role = Role.allCases.first(where: { tags.contains($0.rawValue) }) {
      attributes.role = role
    }
    if tags.contains("raises-exception") { attributes.fails = "" }
    attributes.hidden = tags.contains("remove-input") || tags.contains("remove-cell")
    attributes.folded =
      !attributes.hidden && attributes.role != .solution
      && (tags.contains("hide-input") || tags.contains("hide-cell")
        || cell.metadata["jupyter"]?["source_hidden"]?.isTrue == true)
  }
}

extension Restoration {
  struct Segment {
    var lines: [String]
    /// The lesson had these lines.
    var isRestored: Bool
  }

  /// The lines, cut where a change is undone.
  func segments(of lines: [String]) -> [Segment] {
    var segments: [Segment] = []
    var cursor = 0
    for change in changes {
      guard let place = Self.place(of: change.shown, in: lines, from: cursor) else { continue }
      if place > cursor {
        segments.append(Segment(lines: Array(lines[cursor..<place]), isRestored: false))
      }
      segments.append(Segment(lines: change.written, isRestored: true))
      cursor = place + change.shown.count
    }
    if cursor < lines.count {
      segments.append(Segment(lines: Array(lines[cursor...]), isRestored: false))
    }
    return segments
  }

  /// Lines of code with each change undone. Of a line that has been edited, the value that stood
  /// beside it goes as well: as a comment of the lesson it would be a claim.
  func code(of lines: [String]) -> [String] {
    let values = changes.compactMap { change -> (shown: String, written: String?)? in
      guard let shown = change.shown.first?.value else { return nil }
      return (shown, change.written.first?.value)
    }
    return segments(of: lines).flatMap { segment in
      segment.isRestored
        ? segment.lines
        : segment.lines.map { line in
          guard let value = line.value, let known = values.first(where: { $0.shown == value })
          else {
            return line
          }
          let code = line.dropLast(value.count)
          if let written = known.written { return code + written }
          return String(code.reversed().drop { $0 == " " }.reversed())
        }
    }
  }
}

extension String {
  /// From `// → ` to the end.
  fileprivate var value: String? {
    ranges(of: "// → ").last.map { String(self[$0.lowerBound...]) }
  }
}
