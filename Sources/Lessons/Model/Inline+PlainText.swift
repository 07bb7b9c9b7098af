extension [Inline] {
  /// What is read where there is no markup: a title, an alternative, an id.
  package var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let value), .code(let value): text += value
      case .math(let tex, _): text += tex
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let content), .strong(let content), .link(_, _, let content):
        text += content.plainText
      case .image(_, _, let alternative): text += alternative
      case .html: break
      }
    }
    return text
  }
}
