internal import Figures
internal import Lessons
internal import Weaving

/// What changes within the author's own lines: numbers of figures, targets of links, ids of
/// headings, raw HTML.
/// Everything else stays byte for byte.
struct InlineEdits {
  private struct Edit {
    /// Characters of the line, from 0.
    var range: Range<Int>
    var text: String
  }

  private var edits: [Int: [Edit]] = [:]

  init(_ report: Report, words: Wording) {
    let source = report.source
    for reference in source.links where Self.mayChange(reference) {
      let line = reference.range.start.line
      guard source.lines.indices.contains(line - 1) else { continue }
      let characters = Array(source.lines[line - 1])
      let start = reference.range.start.column - 1
      let end = min(reference.range.end.column - 1, characters.count)
      // A link that has its target elsewhere starts with its bracket.
      guard start < end, characters[start] != "[", characters[start] != "!" else {
        if let range = linkTarget(after: start, in: characters) {
          rebase(reference, range, characters, line: line)
        }
        continue
      }
      switch reference.link.target {
      case .here(let id):
        guard let label = report.labels[id],
          let text = linkText(before: start, in: characters)
        else { continue }
        add(Edit(range: text, text: words.name(of: label)), line: line)
      case .lesson, .file:
        rebase(reference, start..<end, characters, line: line)
      case .refused:
        add(Edit(range: start..<end, text: "#"), line: line)
      case .external: continue
      }
    }
    for definition in report.definitions {
      let characters = Array(source.lines[definition.line - 1])
      rebase(definition.link, definition.target, characters, line: definition.line)
    }
    // Viewers of Markdown know no ids in braces: a place that links lead to takes theirs.
    var anchored: Set<String> = []
    for heading in source.headingIDs {
      let (start, end) = (heading.range.start, heading.range.end)
      let anchor =
        anchored.insert(heading.id).inserted
        ? "<a id=\"\(HTML.attribute(heading.id))\"></a>" : ""
      add(Edit(range: start.column - 1..<end.column - 1, text: anchor), line: start.line)
    }
    if !report.passesHTML {
      let title = report.titleBlock.map { [$0] } ?? []
      for block in title + report.body.flattened { escapeHTML(in: block, of: source.lines) }
    }
  }

  func edited(_ text: String, line: Int) -> String {
    guard let edits = edits[line] else { return text }
    var characters = Array(text)
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      characters.replaceSubrange(edit.range, with: edit.text)
    }
    return String(characters)
  }

  /// Most links stay as they were written, and need no look at their line.
  private static func mayChange(_ reference: Report.Source.Link) -> Bool {
    switch reference.link.target {
    case .here, .refused: true
    case .external: false
    case .lesson, .file: reference.link.address(ending: "md") != reference.destination
    }
  }

  /// Writes where a link or a picture leads from the report's own folder.
  private mutating func rebase(
    _ reference: Report.Source.Link, _ range: Range<Int>, _ characters: [Character], line: Int
  ) {
    let start = range.lowerBound
    switch reference.link.target {
    case .lesson, .file: break
    case .here, .external, .refused: return
    }
    guard let new = reference.link.address(ending: "md"), new != reference.destination else {
      return
    }
    let bracketed = start > 0 && characters[start - 1] == "<"
    add(Edit(range: range, text: bracketed ? new : Markdown.target(new)), line: line)
  }

  private mutating func add(_ edit: Edit, line: Int) {
    // Two edits of the same place would undo each other.
    guard edits[line]?.contains(where: { $0.range.overlaps(edit.range) }) != true else { return }
    edits[line, default: []].append(edit)
  }

  /// Puts a backslash before each tag, which then is text.
  private mutating func escapeHTML(in block: Report.Block, of source: [String]) {
    let content: [Report.Inline]
    switch block.content {
    case .paragraph(let inlines): content = inlines
    case .heading(let heading): content = heading.content
    case .table(let table) where !table.isFence:
      content = table.inlines
    default: return
    }
    let pieces = Self.literals(content)
    guard pieces.contains(where: \.isHTML) else { return }
    var line = block.lines.lowerBound
    var column = 0
    for piece in pieces {
      // A tag over several lines is found by its first one; the backslash is wanted there alone.
      let wanted = Array(piece.text.prefix { $0 != "\n" })
      guard !wanted.isEmpty,
        let place = Self.find(
          wanted, from: (line, column), through: block.lines.upperBound, of: source)
      else { continue }
      if piece.isHTML {
        add(Edit(range: place.column..<place.column, text: "\\"), line: place.line)
      }
      line = place.line
      column = place.column + wanted.count
    }
  }

  private static func literals(_ inlines: [Report.Inline]) -> [(text: String, isHTML: Bool)] {
    inlines.flatMap { inline -> [(text: String, isHTML: Bool)] in
      switch inline {
      case .html(let text): [(text, true)]
      case .code(let text): [(text, false)]
      case .math(let formula): [(formula.tex, false)]
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        literals(inner)
      default: []
      }
    }
  }

  private static func find(
    _ wanted: [Character], from start: (line: Int, column: Int), through last: Int,
    of source: [String]
  ) -> (line: Int, column: Int)? {
    guard start.line <= last else { return nil }
    for line in start.line...last {
      let characters = Array(source[line - 1])
      let first = line == start.line ? start.column : 0
      guard characters.count >= wanted.count, first <= characters.count - wanted.count else {
        continue
      }
      for column in first...(characters.count - wanted.count)
      where characters[column..<column + wanted.count].elementsEqual(wanted) {
        if column == 0 || characters[column - 1] != "\\" { return (line, column) }
      }
    }
    return nil
  }
}
