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
      let code = Markdown.fence("swift", listing.annotatedLines(ascii: style.glyphs == .ascii))
      parts.append(cell.foldsCode ? folded(code, listing) : code)
    }
    if cell.status == .notRun, !cell.hidesCode { parts.append(["> *\(words.notRunBecause)*"]) }
    for row in listing.rows {
      for message in row.messages { parts.append(notice(message, row: row)) }
    }
    parts += listing.elsewhere.map { notice($0) }
    let printed = cell.output.lines.map(outputLine)
    if !printed.isEmpty { parts.append(Markdown.fence("text", printed)) }
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
}
