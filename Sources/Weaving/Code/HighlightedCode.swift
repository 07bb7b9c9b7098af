/// Code as lines of coloured tokens, read from a highlighter's HTML.
struct HighlightedCode {
  var lines: [[Token]]

  /// - Parameter html: spans with classes and escaped text. Where it is anything else, or its text
  ///   is not `code`, the code is plain: a highlighter can colour the code, never change it.
  init(_ code: String, html: String?, language: String?) {
    var tokens = html.flatMap { Self.read($0) } ?? []
    let faithful = tokens.map(\.text).joined() == code
    if faithful, language?.lowercased() == "swift" { tokens = SwiftKeywords.corrected(tokens) }
    lines = Self.split(faithful ? tokens : [Token(.plain, code)])
  }

  private static func read(_ html: String) -> [Token]? {
    var tokens: [Token] = []
    var kinds: [Token.Kind] = [.plain]
    var rest = Substring(html).utf8
    while let byte = rest.first {
      if byte == UInt8(ascii: "<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let tag = Substring(rest[..<end].dropFirst())
        rest = rest[end...].dropFirst()
        if tag == "/span" {
          guard kinds.count > 1 else { return nil }
          kinds.removeLast()
        } else if let classes = classNames(tag) {
          let kind = classes.lazy.compactMap { Token.Kind(highlightClass: $0) }.first
          kinds.append(kind ?? kinds[kinds.count - 1])
        } else {
          return nil
        }
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        guard let text = unescaped(Substring(rest[..<end])) else { return nil }
        tokens.append(Token(kinds[kinds.count - 1], text))
        rest = rest[end...]
      }
    }
    return kinds.count == 1 ? tokens : nil
  }

  /// The classes of `span class="…"`.
  private static func classNames(_ tag: Substring) -> [Substring]? {
    let opening = "span class=\"".utf8
    guard tag.utf8.starts(with: opening) else { return nil }
    let names = tag.utf8.dropFirst(opening.count)
    guard names.last == UInt8(ascii: "\""), !names.dropLast().contains(UInt8(ascii: "\"")) else {
      return nil
    }
    return names.dropLast().split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }

  private static func unescaped(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var out = ""
    var rest = text.utf8
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      out += Substring(rest[..<start])
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ";")) else { return nil }
      switch Substring(rest[start...end]) {
      case "&amp;": out += "&"
      case "&lt;": out += "<"
      case "&gt;": out += ">"
      case "&quot;": out += "\""
      case "&#39;", "&#x27;": out += "'"
      default: return nil
      }
      rest = rest[end...].dropFirst()
    }
    return out + Substring(rest)
  }

  private static func split(_ tokens: [Token]) -> [[Token]] {
    var lines: [[Token]] = [[]]
    for token in tokens {
      guard token.text.utf8.contains(UInt8(ascii: "\n")) else {
        if !token.text.isEmpty { lines[lines.count - 1].append(token) }
        continue
      }
      let pieces = token.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append([]) }
        if !piece.isEmpty { lines[lines.count - 1].append(Token(token.kind, String(piece))) }
      }
    }
    return lines
  }
}
