internal import Figures
internal import Weaving

/// Signs that only notebooks take for markup. In their Markdown, and again in what it has become, a
/// dollar opens a formula, and so does a backslash before a bracket: not an escape but a tag around
/// the sign keeps it from doing so.
enum NotebookText {
  static let dollar = "<span>&#36;</span>"
  static let backslash = "<span>&#92;</span>"

  /// Plain text as Markdown on one line.
  static func markdown(_ text: String) -> String {
    var out = ""
    let characters = Array(printable(text))
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "$": out += dollar
      case "\\": out += opensFormula(characters[(index + 1)...]) ? backslash : "\\\\"
      case "`", "*", "_", "<", "|", "~", "[": out += "\\\(character)"
      case "]" where "([:".contains(next): out += "\\]"
      case "&": out += "&amp;"
      case "\n": out += " "
      default: out.append(character)
      }
    }
    return out
  }

  /// Markdown that a renderer of figures has made, in which each dollar is escaped.
  static func markdown(ofFigure text: String) -> String {
    var out = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        out.append(character)
        continue
      }
      switch next {
      case "$": out += dollar
      case "\\": out += opensFormula(Array(rest.prefix(6))[...]) ? backslash : "\\\\"
      default: out += "\\\(next)"
      }
    }
    return out
  }

  /// What follows a backslash makes it the opening of a formula.
  static func opensFormula(_ rest: ArraySlice<Character>) -> Bool {
    guard let first = rest.first else { return false }
    return "()[]".contains(first) || rest.starts(with: "begin{") || rest.starts(with: "end{")
  }

  /// HTML within which no dollar opens a formula.
  static func withoutFormulas(_ html: String) -> String {
    "<div class=\"tex2jax_ignore mathjax_ignore\">\n\(html)</div>"
  }

  /// TeX on lines of its own, the way notebooks set it.
  static func display(_ tex: String) -> [String] {
    // An empty line would end the paragraph, and the formula with it.
    let lines = tex.split(separator: "\n").map(String.init)
    return ["$$"] + lines.filter { $0.contains { $0 != " " && $0 != "\t" } } + ["$$"]
  }
}
