/// The only places where text becomes markup.
enum HTML {
  /// Text between tags.
  static func text(_ text: some StringProtocol) -> String {
    escaped(text, quotes: false)
  }

  /// Text within a double-quoted attribute.
  static func attribute(_ text: some StringProtocol) -> String {
    escaped(text, quotes: true)
  }

  private static func escaped(_ text: some StringProtocol, quotes: Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where quotes: result += "&quot;"
      case "'" where quotes: result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // HTML has no form for these, escaped or not.
      case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}":
        result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `prefix` made fit for an `id`.
  static func identifier(_ prefix: String) -> String {
    String(
      prefix.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
        default: scalar.value < 0x80 ? "-" : Character(scalar)
        }
      })
  }
}
