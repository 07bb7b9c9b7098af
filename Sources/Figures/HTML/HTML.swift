internal import TextWidth

/// The one place where text becomes markup, of figures and of pages, in HTML and in XML.
///
/// Characters that neither HTML nor XML can have in any form become U+FFFD, so that every page stays
/// well-formed.
package enum HTML {
  /// Text between tags.
  package static func text(_ text: some StringProtocol) -> String {
    escaped(Substring(text), isAttribute: false)
  }

  /// Text within a double-quoted attribute.
  package static func attribute(_ text: some StringProtocol) -> String {
    escaped(Substring(text), isAttribute: true)
  }

  private static func escaped(_ text: Substring, isAttribute: Bool) -> String {
    // Most texts are as they are, and what lies between two that are not is taken whole.
    guard text.utf8.contains(where: mayNeedEscape) else { return String(text) }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    var (start, index) = (text.startIndex, text.startIndex)
    while index < text.endIndex {
      let scalar = text.unicodeScalars[index]
      let next = text.unicodeScalars.index(after: index)
      if let escape = escape(scalar, isAttribute: isAttribute) {
        result += text[start..<index]
        result += escape
        start = next
      }
      index = next
    }
    result += text[start...]
    return result
  }

  /// Whether a byte of UTF-8 may begin a scalar that has an escape: controls are those of ASCII, of
  /// Latin-1 (C2), and two that are no characters (EF).
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xEF: true
    default: false
    }
  }

  /// What stands for a scalar; nil for itself.
  private static func escape(_ scalar: Unicode.Scalar, isAttribute: Bool) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": isAttribute ? "&quot;" : nil
    case "'": isAttribute ? "&#39;" : nil
    case "\n": isAttribute ? "&#10;" : nil
    case "\t": isAttribute ? "&#9;" : nil
    // A bare carriage return is a line feed to an HTML parser.
    case "\r": isAttribute ? "&#10;" : "\n"
    default: scalar.isControl ? "\u{FFFD}" : nil
    }
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
