extension Highlighter {
  /// What authors write, where it is not highlight.js's own name.
  private static let aliases = [
    "c": "cpp", "c++": "cpp", "console": "shell", "h": "cpp", "hpp": "cpp", "html": "xml",
    "js": "javascript",
    "jsx": "javascript", "m": "objectivec", "md": "markdown", "objc": "objectivec",
    "py": "python", "rb": "ruby", "rs": "rust", "sh": "bash", "svg": "xml", "tex": "latex",
    "ts": "typescript", "yml": "yaml", "zsh": "bash",
  ]

  /// highlight.js's name for a fence's language; nil for what is no name, or plain text.
  static func name(of language: String) -> String? {
    let language = language.lowercased()
    let isName =
      !language.isEmpty && language.utf8.count < 32
      && language.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "+-.#_".utf8.contains($0)
      }
    guard isName, !["text", "txt", "plain", "plaintext", "output"].contains(language),
      !language.contains("..")
    else { return nil }
    return aliases[language] ?? language
  }

  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Cuts highlighted code at its line breaks, closing the spans that are open and opening them
  /// again on the next line.
  static func lines(_ html: String) -> [String] {
    var open: [Substring] = []
    return html.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let before = open.joined()
      var rest = line
      while let tag = rest.firstIndex(of: "<") {
        guard let end = rest[tag...].firstIndex(of: ">") else { break }
        if rest[tag...].hasPrefix("</") {
          _ = open.popLast()
        } else {
          open.append(rest[tag...end])
        }
        rest = rest[rest.index(after: end)...]
      }
      return before + line + String(repeating: "</span>", count: open.count)
    }
  }
}
