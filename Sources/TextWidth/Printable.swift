/// Text that cannot steer a terminal or mislead the reader of a page.
///
/// The one set of what is hidden: the controls of ASCII and Latin-1 (all of U+0000–U+001F and
/// U+007F–U+009F but the tab and the line feed), the marks that turn the direction of writing
/// (U+061C, U+200E, U+200F, U+202A–U+202E, U+2066–U+2069), the separators that end a line unseen
/// (U+2028, U+2029), the signs that annotate between lines (U+FFF9–U+FFFB), and U+FFFE and U+FFFF,
/// which are no characters. Joiners stay: emoji and several scripts need them.
///
/// A control of ASCII is shown as its picture (`␀`), anything else by its number (`⟨U+202E⟩`).
package enum Printable {
  /// Text of one line: line breaks and tabs become spaces, whatever is hidden is shown.
  package static func line(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return String(text) }
    var out = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x0D where rest.first == "\n": continue
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: out.append(" ")
      default: append(scalar, to: &out)
      }
    }
    return String(out)
  }

  /// What a program printed, as it would stand on paper: colour codes and other terminal commands
  /// go, and a carriage return starts its line again, as in a progress bar.
  package static func output(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isHidden) else { return text }
    var out = String.UnicodeScalarView()
    var lineStart = out.endIndex
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\n":
        out.append(scalar)
        lineStart = out.endIndex
      case "\r":
        if let next = rest.first, next != "\n", next != "\r" {
          out.removeSubrange(lineStart...)
          lineStart = out.endIndex
        }
      case "\u{1B}": skipCommand(&rest)
      case "\u{9B}": skipControlSequence(&rest)
      default: append(scalar, to: &out)
      }
    }
    return String(out)
  }

  /// `text` with the marks that turn the direction of writing shown, and all else as it is: for
  /// drawings that hold colour codes of their own.
  package static func withoutTurns(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.turnsWriting) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.turnsWriting { append(scalar, to: &out) } else { out.append(scalar) }
    }
    return String(out)
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
    switch scalar.value {
    case _ where !scalar.isHidden: out.append(scalar)
    case 0x00..<0x20: out.append(Unicode.Scalar(scalar.value + 0x2400) ?? "\u{FFFD}")
    case 0x7F: out.append("\u{2421}")
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
      out.append(contentsOf: "⟨U+\(zeros)\(digits)⟩".unicodeScalars)
    }
  }

  /// Drops what follows an escape character: a control sequence, a command up to its terminator
  /// (window titles, links), or one character.
  private static func skipCommand(_ rest: inout Substring.UnicodeScalarView) {
    guard let kind = rest.first else { return }
    switch kind {
    case "[":
      rest.removeFirst()
      skipControlSequence(&rest)
    case "]", "P", "_", "^", "X":
      // Without its terminator on the same line it is text that someone should see.
      var ahead = rest
      ahead.removeFirst()
      while let scalar = ahead.popFirst(), scalar != "\n" {
        let ended = scalar == "\u{07}" || (scalar == "\u{1B}" && ahead.first == "\\")
        guard ended else { continue }
        if scalar == "\u{1B}" { ahead.removeFirst() }
        rest = ahead
        return
      }
    case "(", ")":
      rest.removeFirst()
      _ = rest.popFirst()
    case "7", "8", "=", ">", "c", "M", "D", "E":
      rest.removeFirst()
    default:
      break
    }
  }

  /// Drops parameters and the final letter of `ESC [ 1;31 m`.
  private static func skipControlSequence(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) { rest.removeFirst() }
    if let last = rest.first, (0x40...0x7E).contains(last.value) { rest.removeFirst() }
  }
}

extension Unicode.Scalar {
  /// Belongs to the set that `Printable` hides from terminals and pages.
  package var isHidden: Bool { isControl || turnsWriting }

  /// A control other than the tab and the line feed, or no character at all: what HTML and XML can
  /// hold in no form.
  package var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Turns the direction of writing, or ends a line unseen.
  fileprivate var turnsWriting: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
