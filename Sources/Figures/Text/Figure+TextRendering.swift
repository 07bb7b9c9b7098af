internal import TextWidth

extension Figure {
  /// The figure in characters, each line at most `style.width` columns, without a line break at
  /// the end.
  ///
  /// The caption is left to the page, which has its number; those of a group's members are drawn.
  package func text(_ style: TextStyle = TextStyle()) -> String {
    textLines(style).joined(separator: "\n")
  }

  func textLines(_ style: TextStyle) -> [String] {
    var lines: [String] = []
    if let title, !title.isEmpty {
      lines += TextLine.wrapped(style.written(title), width: style.width)
        .map { centred($0, style) }
    }
    return lines + content.textLines(style)
  }

  private func centred(_ line: String, _ style: TextStyle) -> String {
    let before = (style.width - TextWidth.columns(of: line)) / 2
    return TextLine.spaces(before) + style.painted(line, .strong)
  }
}

extension Figure.Content {
  func textLines(_ style: TextStyle) -> [String] {
    switch self {
    case .table(let table): TextTable(table, style: style).lines
    case .plot(let plot): plot.textLines(style)
    case .diagram(let diagram): diagram.textLines(style)
    case .formula(let formula): formula.textLines(style)
    case .text(let text): text.textLines(style)
    case .check(let check): check.textLines(style)
    case .group(let group): group.textLines(style)
    }
  }
}

extension Figure.Formula {
  func textLines(_ style: TextStyle) -> [String] {
    TextLine.lines(style.written(plain ?? tex)).flatMap { line in
      TextWidth.columns(of: line) + 2 <= style.width
        ? ["  " + line] : TextLine.wrapped(line, width: style.width)
    }
  }
}

extension Figure.Text {
  func textLines(_ style: TextStyle) -> [String] {
    switch form {
    case .prose: TextLine.wrapped(style.written(string), width: style.width)
    case .preformatted:
      TextLine.lines(style.written(string)).map {
        TextLine.withoutTrailingSpaces(
          TextLine.shortened($0, to: style.width, ascii: style.isASCII))
      }
    }
  }
}

extension Figure.Check {
  func textLines(_ style: TextStyle) -> [String] {
    let sign =
      switch (passed, style.isASCII) {
      case (true, false): "✓"
      case (false, false): "✗"
      case (true, true): "ok:"
      case (false, true): "FAILED:"
      }
    let indent = TextWidth.columns(of: sign) + 1
    let words = TextLine.wrapped(style.written(claim), width: style.width - indent)
    var lines = [style.painted(sign, passed ? .good : .bad) + " " + (words.first ?? "")]
    lines += words.dropFirst().map { TextLine.spaces(indent) + $0 }
    if let detail {
      lines += TextLine.wrapped(style.written(detail), width: style.width - indent)
        .map { TextLine.spaces(indent) + $0 }
    }
    return lines
  }
}

extension Figure.Group {
  func textLines(_ style: TextStyle) -> [String] {
    sideBySide(style) ?? stacked(style)
  }

  private func stacked(_ style: TextStyle) -> [String] {
    Array(figures.map { member($0, style) }.joined(separator: [""]))
  }

  private func member(_ figure: Figure, _ style: TextStyle) -> [String] {
    let caption =
      figure.caption.map { TextLine.wrapped(style.written($0), width: style.width) } ?? []
    return figure.textLines(style) + caption
  }

  /// Two or three columns, where each is still wide enough to read.
  private func sideBySide(_ style: TextStyle) -> [String]? {
    let gap = 3
    guard arrangement == .sideBySide, figures.count > 1, !style.color else { return nil }
    let width = (style.width - gap * (figures.count - 1)) / figures.count
    guard width >= 30 else { return nil }
    let columns = figures.map { member($0, style.narrowed(to: width)) }
    return (0..<(columns.map(\.count).max() ?? 0)).map { row in
      let cells = columns.map { column in
        TextLine.fitted(
          row < column.count ? column[row] : "", width, ascii: style.isASCII)
      }
      return TextLine.withoutTrailingSpaces(cells.joined(separator: TextLine.spaces(gap)))
    }
  }
}
