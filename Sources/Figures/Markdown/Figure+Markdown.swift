internal import TextWidth

extension Figure {
  /// The figure as Markdown blocks that GitHub renders and that read well as they are, with a line
  /// break at the end and none before. The caption is left to the page.
  package func markdown(_ style: TextStyle = TextStyle()) -> String {
    var plain = style
    plain.color = false
    let head = title.map { ["**\(Markdown.text(style.words($0)))**"] } ?? []
    return (head + content.markdownBlocks(plain)).filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }
}

extension Figure.Content {
  func markdownBlocks(_ style: TextStyle) -> [String] {
    switch self {
    case .table(let table): [table.markdown(style.words)]
    case .plot, .diagram: [Markdown.fence("text", textLines(style).joined(separator: "\n"))]
    case .formula(let formula): [Markdown.fence("math", formula.tex)]
    case .text(let text):
      switch text.form {
      case .prose: [Markdown.paragraphs(style.words(text.string))]
      case .preformatted: [Markdown.fence("text", style.words(text.string))]
      }
    case .check(let check): [check.markdown(style.words)]
    case .group(let group):
      group.figures.map { figure in
        let caption = figure.caption.map { "\n\(Markdown.text(style.words($0)))\n" } ?? ""
        return String((figure.markdown(style) + caption).dropLast())
      }
    }
  }
}

extension Figure.Table {
  /// A pipe table, its columns padded so that it can be read unrendered.
  func markdown(_ words: FigureWords) -> String {
    guard columnCount > 0 else { return "" }
    let lines = ([header] + rows).enumerated().map { index, row in
      let isStrong = emphasised.contains(index - 1)
      return padded(row).map { cell in
        let text = Markdown.text(TextLine.clean(words(cell)), escapingPipes: true)
        return isStrong && !text.isEmpty ? "**\(text)**" : text
      }
    }
    let widths = (0..<columnCount).map { column in
      lines.reduce(3) { max($0, TextWidth.columns(of: $1[column])) }
    }
    let rule = widths.enumerated().map { column, width in
      switch alignment(ofColumn: column) {
      case .left: String(repeating: "-", count: width)
      case .center: ":" + String(repeating: "-", count: width - 2) + ":"
      case .right: String(repeating: "-", count: width - 1) + ":"
      }
    }
    func drawn(_ row: [String]) -> String {
      "| "
        + row.enumerated().map { column, cell in
          TextLine.fitted(cell, widths[column], alignment(ofColumn: column), ascii: false)
        }.joined(separator: " | ") + " |"
    }
    return ([drawn(lines[0]), drawn(rule)] + lines.dropFirst().map(drawn)).joined(separator: "\n")
  }
}

extension Figure.Check {
  func markdown(_ words: FigureWords) -> String {
    let head = "\(passed ? "✓" : "✗") \(Markdown.paragraphs(words(claim)))"
    return detail.map { head + "\n\n" + Markdown.fence("text", words($0)) } ?? head
  }
}
