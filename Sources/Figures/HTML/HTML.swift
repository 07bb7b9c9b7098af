internal import TextWidth

/// The one place where text becomes markup, of figures and of pages, in HTML and in XML.
///
/// Characters that neither HTML nor XML can have in any form become U+FFFD, so that every page stays
/// well-formed.
package enum HTML {
  /// Text between tags.
  package static func text(_ text: some StringProtocol) -> String {
    escaped(text, isAttribute: false)
  }

  /// Text within a double-quoted attribute.
  package static func attribute(_ text: some StringProtocol) -> String {
    escaped(text, isAttribute: true)
  }

  private static func escaped(_ text: some StringProtocol, isAttribute: Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "'" where isAttribute: result += "&#39;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      // A bare carriage return is a line feed to an HTML parser.
      case "\r": result += isAttribute ? "&#10;" : "\n"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.isControl: result.unicodeScalars.append("\u{FFFD}")
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
