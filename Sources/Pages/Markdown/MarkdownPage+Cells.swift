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
    parts += resultParts(of: cell)
    parts += cell.choiceTables.map { paragraphs($0.markdown(style)) }
    return Array(parts.joined(separator: [""]))
  }

  private func anchorLine(_ id: String) -> [String] {
    ["<a id=\"\(HTML.attribute(id))\"></a>"]
  }

  private func folded(_ code: [String], _ listing: CellListing) -> [String] {
    let summary = HTML.text(words.code(listing.rows.count))
    return ["<details><summary>\(summary)</summary>", ""] + code + ["", "</details>"]
  }

  /// What came out, in the order in which it did.
  private func resultParts(of cell: Report.Cell) -> [[String]] {
    var parts: [[String]] = []
    let (first, last) = (
      cell.parts.firstIndex(where: \.isFigure), cell.parts.lastIndex(where: \.isFigure)
    )
    for (index, part) in cell.parts.enumerated() {
      switch part {
      case .printed(let text):
        if text.isError { parts.append(["*\(words.standardError)*"]) }
        parts.append(Markdown.fence("text", text.lines.map(outputLine)))
      case .figure(let number):
        if index == first, let id = cell.id ?? cell.label?.id { parts.append(anchorLine(id)) }
        let figure = cell.figures[number]
        parts.append(paragraphs(figure.markdown(style)))
        if let caption = figure.caption, cell.label == nil || cell.figures.count > 1 {
          parts.append([markdownText(style.words(caption))])
        }
        if index == last, let label = cell.label {
          parts.append(Array(captionLines(label).dropFirst()))
        }
      }
    }
    return parts
  }

  private func outputLine(_ line: PrintedText.Line) -> String {
    switch line {
    case .text(let text, _): text
    case .omitted(let count): words.linesOmitted(count)
    }
  }
}
