/// A formula on lines of its own, as a lesson sets it: without the environment that only said so,
/// and with its label as the id.
struct DisplayFormula {
  private(set) var lines: [String]
  private(set) var id: String?

  init(_ written: String) {
    var tex = written
    if let label = tex.firstMatch(of: /\\label\{([^}]*)\}/) {
      let name = String(label.1.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "-" })
      id = name.first?.isLetter == true ? name : name.isEmpty ? nil : "eq-\(name)"
      tex.replace(/\\label\{[^}]*\}/, with: "")
    }
    let whole = tex.trimmed
    for (name, inner) in Self.environments {
      let (opening, closing) = ("\\begin{\(name)}", "\\end{\(name)}")
      guard whole.hasPrefix(opening), whole.hasSuffix(closing) else { continue }
      let body = String(whole.dropFirst(opening.count).dropLast(closing.count))
      // Two environments side by side are left as they are.
      guard !body.contains(closing) else { continue }
      tex = inner.map { "\\begin{\($0)}\(body)\\end{\($0)}" } ?? body
      break
    }
    lines = tex.lines.map { line in
      // In a quote each line of the formula has the quote's mark.
      let inside = line.drop { " \t".contains($0) }
      return String((inside.hasPrefix(">") ? inside.dropFirst() : inside).drop { $0 == " " })
        .trimmedEnd
    }.filter { !$0.isEmpty }
  }

  /// What to write for an environment that stands for a whole display; nil: its body alone.
  private static let environments: [(String, String?)] = [
    ("equation", nil), ("equation*", nil), ("displaymath", nil), ("math", nil),
    ("align", "aligned"), ("align*", "aligned"), ("eqnarray", "aligned"), ("eqnarray*", "aligned"),
    ("gather", "gathered"), ("gather*", "gathered"), ("multline", "gathered"),
    ("multline*", "gathered"),
  ]
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmedEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
