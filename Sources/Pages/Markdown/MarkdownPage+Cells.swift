internal import Figures
internal import Runs
internal import TextWidth
internal import Weaving

extension MarkdownPage {
  func lines(of cell: Report.Cell) -> [String] {
    let listing = cell.listing
    var parts: [[String]] = []
    if cell.figures.isEmpty, let id = cell.id { parts.append(anchorLine(id)) }
    if !cell.hidesCode {
      let code = markdownFence("swift", annotated(listing))
      parts.append(cell.foldsCode ? folded(code, listing) : code)
    }
    if cell.status == .notRun, !cell.hidesCode { parts.append(["> *\(words.notRunBecause)*"]) }
    for row in listing.rows {
      for message in row.messages { parts.append(notice(message, row: row)) }
    }
    parts += listing.elsewhere.map { notice($0) }
    let printed = cell.output.lines.map(outputLine)
    if !printed.isEmpty { parts.append(markdownFence("text", printed)) }
    if !cell.figures.isEmpty { parts += figureParts(cell.figures, label: cell.label, id: cell.id) }
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
    _ figures: [Figure], label: Report.Label?, id: String?
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
