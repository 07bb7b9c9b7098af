extension [Inline] {
  /// What is read where there is no markup: a title, an alternative, an id. Formulas are their TeX.
  package var plainText: String { plainText(formula: { $0 }) }

  /// - Parameter formula: what is read of a formula, by its TeX.
  package func plainText(formula: (String) -> String) -> String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let value), .code(let value): text += value
      case .math(let tex, _): text += formula(tex)
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let content), .strong(let content), .link(_, _, let content):
        text += content.plainText(formula: formula)
      case .image(_, _, let alternative): text += alternative
      case .html: break
      }
    }
    return text
  }
}
