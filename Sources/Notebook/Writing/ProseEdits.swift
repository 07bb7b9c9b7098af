internal import Figures
internal import Lessons
internal import Weaving

/// What changes within the author's own lines: numbers of figures, targets of links, pictures,
/// formulas, dollars, ids of headings, raw HTML. Everything else stays as it was written.
struct ProseEdits {
  struct Edit {
    /// Characters of the line, from 0.
    var range: Range<Int>
    var text: String
  }

  private var edits: [Int: [Edit]] = [:]
  private let pictures: Pictures
  private let report: Report
  private let facts: CourseFacts
  private let words: Wording

  init(_ report: Report, _ facts: CourseFacts, words: Wording) {
    self.report = report
    self.facts = facts
    self.words = words
    let blocks = [report.titleBlock].compactMap(\.self) + report.body.flattened
    pictures = Pictures(in: blocks)
    for link in report.source.links { add(link) }
    addAnchors(blocks)
    for mark in report.source.footnotes { add(mark) }
    for block in blocks {
      if case .alert(let alert, _) = block.content { add(alert, at: block.lines.lowerBound) }
      guard let inlines = block.inlines else { continue }
      var scanner = ProseScanner(
        report.source.lines, block.lines, html: report.passesHTML ? nil : inlines.rawHTML,
        dollars: report.source.dollars)
      for (line, edit) in scanner.edits() { add(edit, line: line) }
      if case .paragraph = block.content { keepFromHeadings(block.lines) }
    }
    addDefinitions(blocks)
  }

  func edited(_ text: String, line: Int) -> String {
    guard let edits = edits[line] else { return text }
    var characters = Array(text)
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      characters.replaceSubrange(edit.range, with: edit.text)
    }
    return String(characters)
  }

  /// The pictures that a cell of Markdown shows.
  func attachments(in markdown: String) -> [String: JSON] { pictures.attachments(in: markdown) }

  /// Where the lesson has them, by name.
  func sources(in markdown: String) -> [String: JSON] { pictures.sources(in: markdown) }

  private mutating func add(_ edit: Edit, line: Int) {
    // Two edits of the same place would undo each other.
    guard
      edits[line]?.contains(where: {
        $0.range.overlaps(edit.range) || $0.range == edit.range
      }) != true
    else { return }
    edits[line, default: []].append(edit)
  }

  // MARK: Links

  private mutating func add(_ reference: Report.Source.Link) {
    let source = report.source.lines
    let line = reference.range.start.line
    guard source.indices.contains(line - 1) else { return }
    let characters = Array(source[line - 1])
    let start = reference.range.start.column - 1
    let end = min(reference.range.end.column - 1, characters.count)
    // A link that has its target elsewhere starts with its bracket.
    guard start >= 0, start < end, characters[start] != "[", characters[start] != "!" else {
      return
    }
    let text = linkText(before: start, in: characters)
    let isImage = text.map { $0.lowerBound > 1 && characters[$0.lowerBound - 2] == "!" } ?? false
    if isImage, let name = pictures.name(of: reference.destination) {
      // Angle brackets around the old target stay, and do no harm around the new one.
      return add(Edit(range: start..<end, text: "attachment:\(name)"), line: line)
    }
    switch reference.link.target {
    case .here(let id):
      guard let label = report.labels[id], let text else { return }
      add(Edit(range: text, text: words.name(of: label)), line: line)
    case .lesson, .file:
      if !isImage, leadsToHTML(reference.link), let text,
        let close = characters[end...].firstIndex(of: ")")
      {
        // A page that no notebook makes: its name stays as text.
        add(Edit(range: text.upperBound..<close + 1, text: ""), line: line)
        add(Edit(range: text.lowerBound - 1..<text.lowerBound, text: ""), line: line)
        return
      }
      guard let new = reference.link.address(ending: NotebookPage.ending),
        new != reference.destination
      else { return }
      let bracketed = start > 0 && characters[start - 1] == "<"
      add(Edit(range: start..<end, text: bracketed ? new : Markdown.target(new)), line: line)
    case .refused: add(Edit(range: start..<end, text: "#"), line: line)
    case .external: return
    }
  }

  /// To the search or the document for print, which are HTML alone.
  private func leadsToHTML(_ link: Report.Link) -> Bool {
    guard let place = link.place, let edition = facts.edition else { return false }
    return [CourseEdition.search, CourseEdition.print].map(edition.path).contains(place.path)
  }

  private mutating func addDefinitions(_ blocks: [Report.Block]) {
    let source = report.source
    let covered = Set(blocks.flatMap(\.lines))
    let targets = Dictionary(
      source.links.map { ($0.destination, $0.link) }, uniquingKeysWith: { one, _ in one })
    for line in source.lines.indices.dropFirst(source.firstBodyLine - 1).map({ $0 + 1 })
    where !covered.contains(line) && LinkDefinition.label(of: source.lines[line - 1]) != nil {
      let text = Array(source.lines[line - 1])
      guard
        let end = text.indices.dropLast().first(where: { text[$0] == "]" && text[$0 + 1] == ":" })
      else { continue }
      var start = end + 2
      while start < text.count, " <\t".contains(text[start]) { start += 1 }
      let stop = text[start...].firstIndex { " >\t".contains($0) } ?? text.count
      let destination = String(text[start..<stop])
      if let name = pictures.name(of: destination) {
        add(Edit(range: start..<stop, text: "attachment:\(name)"), line: line)
      } else if let link = targets[destination],
        let new = link.address(ending: NotebookPage.ending), new != destination
      {
        add(Edit(range: start..<stop, text: new), line: line)
      }
    }
  }

  // MARK: Footnotes and alerts

  /// Notebooks have no footnotes: a number stands for each, and the list of an item for its text.
  private mutating func add(_ mark: FootnoteMark) {
    let line = mark.range.start.line
    let start = mark.range.start.column - 1
    var end = mark.range.end.column - 1
    guard mark.isDefinition else {
      return add(Edit(range: start..<end, text: "<sup>\(mark.number)</sup>"), line: line)
    }
    let characters = Array(report.source.lines[line - 1])
    end = min(end + 1, characters.count)
    while end < characters.count, characters[end] == " " { end += 1 }
    // What is indented by four below it stays its own.
    let sign = "\(mark.number)."
    let blanks = String(repeating: " ", count: max(1, 4 - sign.count))
    add(Edit(range: start..<end, text: sign + blanks), line: line)
  }

  private mutating func add(_ alert: Alert, at line: Int) {
    let characters = Array(report.source.lines[line - 1])
    guard let start = characters.firstIndex(of: "["),
      let end = characters[start...].firstIndex(of: "]")
    else { return }
    add(Edit(range: start..<end + 1, text: "**\(words.alert(alert))**<br>"), line: line)
  }

  // MARK: Headings

  /// Notebooks make ids of headings in a way of their own, so each heading takes the lesson's with
  /// it; where it was given one, in the braces' place.
  private mutating func addAnchors(_ blocks: [Report.Block]) {
    let given = Dictionary(
      report.source.headingIDs.map { ($0.range.start.line, $0) },
      uniquingKeysWith: { one, _ in one })
    for block in blocks {
      guard case .heading(let heading) = block.content else { continue }
      let anchor = "<a id=\"\(HTML.attribute(heading.id))\"></a>"
      if let braces = block.lines.lazy.compactMap({ given[$0] }).first {
        let range = braces.range.start.column - 1..<braces.range.end.column - 1
        add(Edit(range: range, text: anchor), line: braces.range.start.line)
        continue
      }
      // A single word is its own id in both.
      guard heading.text != heading.id else { continue }
      let line = block.lines.lowerBound
      var end = report.source.lines[line - 1].trimmedCount
      let characters = Array(report.source.lines[line - 1])
      // `## Text ##`: the closing marks are none of its words.
      let marks = characters[..<end].reversed().prefix { $0 == "#" }.count
      if marks > 0, end > marks, characters[end - marks - 1] == " " {
        end -= marks
        while end > 0, characters[end - 1] == " " { end -= 1 }
      }
      add(Edit(range: end..<end, text: anchor), line: line)
    }
  }

  /// To notebooks `#word` is a heading, without a blank after its sign.
  private mutating func keepFromHeadings(_ lines: ClosedRange<Int>) {
    for line in lines {
      let text = report.source.lines[line - 1]
      let start = text.prefix { " >".contains($0) }.count
      guard text.dropFirst(start).first == "#" else { continue }
      add(Edit(range: start..<start, text: "\\"), line: line)
    }
  }
}

extension Report.Block {
  /// Of a paragraph or a heading.
  fileprivate var inlines: [Report.Inline]? {
    switch content {
    case .paragraph(let inlines): inlines
    case .heading(let heading): heading.content
    case .table(let table) where !table.isFence: table.inlines
    default: nil
    }
  }
}

extension [Report.Inline] {
  /// The tags in it, in order.
  fileprivate var rawHTML: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .html(let raw): [raw]
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        inner.rawHTML
      default: []
      }
    }
  }
}

extension String {
  /// Characters without the blanks at the end.
  fileprivate var trimmedCount: Int {
    var text = self[...]
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text.count
  }
}
