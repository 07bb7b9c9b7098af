/// Raw HTML, of which a book, which is XML, shows what can be read: the text.
enum RawHTML {
  /// What a space stands for: words on both sides of it are two.
  private static let breaking: Set = [
    "br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary",
  ]

  static func text(_ html: String) -> String {
    var text = ""
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...]
      let tag = name(of: rest)
      guard tag != nil || rest.hasPrefix("<!") else {
        text.append(rest.removeFirst())
        continue
      }
      let isSilent = tag == "script" || tag == "style"
      let end = rest.hasPrefix("<!--") ? "-->" : isSilent ? "</\(tag ?? "")>" : ">"
      guard let range = rest.firstRange(of: end) else { return decoded(text) }
      rest = rest[range.upperBound...]
      if breaking.contains(tag ?? ""), text.last?.isWhitespace == false { text += " " }
    }
    return decoded(text + rest)
  }

  /// `br` for `<br>`, `</BR>`, `<br/>`; nil for what is no tag.
  static func name(of tag: Substring) -> String? {
    let name = tag.dropFirst().drop { $0 == "/" }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return name.first?.isLetter == true ? name.lowercased() : nil
  }

  private static func decoded(_ text: String) -> String {
    let names = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
    ]
    return names.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
