/// Text as HTML and XML content: the one function that escapes it.
///
/// Characters that XML forbids become U+FFFD, so that every page stays well-formed.
package func escaped(_ text: String) -> String {
  escape(text, attribute: false)
}

/// Text as the value of a quoted attribute: the one function that escapes it.
package func escapedAttribute(_ text: String) -> String {
  escape(text, attribute: true)
}

private func escape(_ text: String, attribute: Bool) -> String {
  var out = ""
  out.reserveCapacity(text.utf8.count + 16)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"" where attribute: out += "&quot;"
    case "'" where attribute: out += "&#39;"
    case "\n" where attribute: out += "&#10;"
    case "\t" where attribute: out += "&#9;"
    // A bare carriage return is a line feed to an HTML parser.
    case "\r": out += attribute ? "&#10;" : "\n"
    case "\t", "\n": out.unicodeScalars.append(scalar)
    case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}
