extension [Inline] {
  /// The text without markup, for titles, text alternatives and ids. A formula is its TeX.
  package var plainText: String { plainText(formula: { $0 }) }

  /// - Parameter formula: the text of a formula, given its TeX.
  package func plainText(formula: (String) -> String) -> String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let value), .code(let value): text += value
      case .math(let tex, _): text += formula(tex)
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content):
        text += content.plainText(formula: formula)
      case .image(_, _, let alternative): text += alternative
      case .html, .footnote, .checkbox: break
      }
    }
    return text
  }
}
