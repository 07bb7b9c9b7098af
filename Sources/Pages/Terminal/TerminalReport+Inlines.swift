internal import Figures
internal import Lessons
internal import Weaving

extension TerminalReport {
  func styled(_ inlines: [Report.Inline], _ style: TerminalStyle = .plain) -> StyledText {
    var text = StyledText()
    for inline in inlines { append(inline, style, to: &text) }
    return text
  }

  private func append(_ inline: Report.Inline, _ style: TerminalStyle, to text: inout StyledText) {
    switch inline {
    case .text(let words): text.append(printable(words), style)
    case .softBreak: appendBreak(style, to: &text)
    case .lineBreak: text.append("\n", style)
    case .code(let code):
      var look = style
      look.colour = .yellow
      // Without colours the backticks tell code from words.
      text.append(self.style.color ? printable(code) : "`\(printable(code))`", look)
    case .emphasis(let inner):
      var look = style
      look.italic = true
      append(inner, look, mark: "*", to: &text)
    case .strong(let inner):
      var look = style
      look.bold = true
      append(inner, look, mark: "**", to: &text)
    case .strikethrough(let inner):
      var look = style
      look.struck = true
      append(inner, look, mark: "~~", to: &text)
    case .footnote(let reference): text.append("[\(reference.number)]", .faint)
    case .checkbox(let isChecked):
      text.append(isASCII ? (isChecked ? "[x] " : "[ ] ") : (isChecked ? "☑ " : "☐ "), style)
    case .link(let link, _, let inner): append(link, inner, style, to: &text)
    case .image(let image):
      let name = image.alternative.isEmpty ? image.source : image.alternative
      text.append("[\(words.imageElsewhere)\(words.colon)\(printable(name))]", .faint)
    case .math(let formula):
      var look = style
      look.colour = .magenta
      text.append(printable(PlainFormula.text(formula.tex, ascii: isASCII)), look)
    case .html(let raw): text.append(printable(raw), .faint)
    }
  }

  /// A line's end is a blank, but not between two Chinese characters.
  private func appendBreak(_ style: TerminalStyle, to text: inout StyledText) {
    if let last = text.text.last, isWide(last) { return }
    text.append(" ", style)
  }

  private func isWide(_ character: Character) -> Bool {
    StyledText(String(character)).width == 2
  }

  private func append(
    _ inner: [Report.Inline], _ look: TerminalStyle, mark: String, to text: inout StyledText
  ) {
    if !style.color { text.append(mark) }
    for inline in inner { append(inline, look, to: &text) }
    if !style.color { text.append(mark) }
  }

  private func append(
    _ link: Report.Link, _ inner: [Report.Inline], _ style: TerminalStyle, to text: inout StyledText
  ) {
    var look = style
    look.underlined = true
    switch link.target {
    case .here(let id):
      if let label = report.labels[id] {
        text.append(words.name(of: label), look)
      } else {
        text.append(styled(inner, style))
      }
    case .lesson, .file: text.append(styled(inner, look))
    case .external(let target):
      text.append(styled(inner, look))
      if inner.plainText != target { text.append(" <\(printable(target))>", .faint) }
    case .refused: text.append(styled(inner, style))
    }
  }
}
