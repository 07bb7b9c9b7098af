internal import Figures
internal import Lessons
internal import Runs
internal import TextWidth

extension MarkdownPage {
  mutating func cellLines(_ index: Int, label: LessonOutline.Label?) -> [String] {
    var cell = lesson.cells[index]
    cell.attributes = cell.attributes.withoutTask
    var result = run.result(of: index)
    let own = pending.filter { cell.fenceLines.contains($0.range.start.line) }
    pending.removeAll { cell.fenceLines.contains($0.range.start.line) }
    result.diagnostics = own + result.diagnostics.filter { !own.contains($0) }

    let listing = CellListing(
      cell: cell, result: result, path: lesson.path, services: PageServices())
    var parts: [[String]] = []
    let figures = result.figures
    if figures.isEmpty, let id = cell.attributes.id { parts.append(anchorLine(id)) }
    if !cell.attributes.hidden {
      let code = markdownFence("swift", annotated(listing))
      parts.append(cell.attributes.folded ? folded(code, listing) : code)
    }
    if result.status == .notRun, !cell.attributes.hidden {
      parts.append(["> *\(words.notRunBecause)*"])
    }
    let expected = result.status == .failedAsExpected
    for row in listing.rows {
      for message in row.messages { parts.append(notice(message, row: row, expected: expected)) }
    }
    parts += listing.elsewhere.map { notice($0) }
    let printed = PrintedText(result.output).lines.map(outputLine)
    if !printed.isEmpty { parts.append(markdownFence("text", printed)) }
    if !figures.isEmpty { parts += figureParts(figures, label: label, id: cell.attributes.id) }
    return Array(parts.joined(separator: [""]))
  }

  private func anchorLine(_ id: String) -> [String] {
    ["<a id=\"\(HTML.attribute(id))\"></a>"]
  }

  private func folded(_ code: [String], _ listing: CellListing) -> [String] {
    let summary = HTML.text(words.code(listing.rows.count))
    return ["<details><summary>\(summary)</summary>", ""] + code + ["", "</details>"]
  }

  private func figureParts(
    _ figures: [Figure], label: LessonOutline.Label?, id: String?
  ) -> [[String]] {
    var parts: [[String]] = []
    if let id = id ?? label?.id { parts.append(anchorLine(id)) }
    for figure in figures {
      parts.append(paragraphs(figure.markdown(style)))
      if let caption = figure.caption, label == nil || figures.count > 1 {
        parts.append([markdownText(style.words(caption))])
      }
    }
    if let label { parts.append(Array(captionLines(label).dropFirst())) }
    return parts
  }

  private func outputLine(_ line: PrintedText.Line) -> String {
    switch line {
    case .text(let text, _): text
    case .omitted(let count): words.linesOmitted(count)
    }
  }

  /// The code with what each line made as a comment at its end, the comments of neighbours aligned.
  private func annotated(_ listing: CellListing) -> [String] {
    let rows = AnnotatedRows(listing).rows
    let column =
      rows.filter { !$0.notes.isEmpty }
      .map { TextWidth.columns(of: $0.code) }.filter { $0 <= AnnotatedRows.widest }.max() ?? 0
    return rows.map { row in
      guard !row.notes.isEmpty else { return row.code }
      let gap = max(0, column - TextWidth.columns(of: row.code)) + 2
      let value = row.notes.map { $0.plain(ascii: style.glyphs == .ascii) }
        .joined(separator: " · ")
      return row.code + String(repeating: " ", count: gap) + "// → " + value
    }
  }
}

/// Code and notes of a listing's lines, where no note falls into a text literal of several lines:
/// there a comment would be part of the text.
struct AnnotatedRows {
  /// A longer line has its note two blanks behind it, and moves no other.
  static let widest = 64

  var rows: [(code: String, notes: [LineNote])] = []

  init(_ listing: CellListing) {
    var waiting: [LineNote] = []
    var isInText = false
    for row in listing.rows {
      let code = printable(row.text)
      if code.count(of: "\"\"\"") % 2 == 1 { isInText.toggle() }
      waiting += row.notes
      rows.append((code, isInText ? [] : waiting))
      if !isInText { waiting = [] }
    }
  }
}

extension String {
  fileprivate func count(of piece: String) -> Int {
    var count = 0
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(piece) {
        count += 1
        rest = rest.dropFirst(piece.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return count
  }
}

extension Cell {
  /// From the fence that opens it to the one that closes it.
  var fenceLines: ClosedRange<Int> {
    firstLine - 1...max(firstLine - 1, closingLine)
  }
}
