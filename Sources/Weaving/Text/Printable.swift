/// What a program printed, as it would stand on paper.
///
/// Colour codes and other terminal commands go; a carriage return starts its line again, as in a
/// progress bar; other control characters are shown as their pictures (`␀`), and characters that
/// turn the direction of the text or end a line unseen are shown by number (`⟨U+202E⟩`).
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var out = String.UnicodeScalarView()
  var lineStart = out.endIndex
  var rest = Substring(text).unicodeScalars
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\n":
      out.append(scalar)
      lineStart = out.endIndex
    case "\t":
      out.append(scalar)
    case "\r":
      if let next = rest.first, next != "\n", next != "\r" {
        out.removeSubrange(lineStart...)
        lineStart = out.endIndex
      }
    case "\u{1B}":
      skipCommand(&rest)
    case "\u{9B}":
      skipControlSequence(&rest)
    case "\u{0}"..<" ":
      out.append(picture(scalar.value + 0x2400))
    case "\u{7F}":
      out.append(picture(0x2421))
    case let other where isUnprintable(other):
      out.append(contentsOf: number(other))
    default:
      out.append(scalar)
    }
  }
  return String(out)
}

/// `text` with the chosen characters by number.
package func shown(_ text: String, where isHidden: (Unicode.Scalar) -> Bool) -> String {
  guard text.unicodeScalars.contains(where: isHidden) else { return text }
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isHidden(scalar) { out.append(contentsOf: number(scalar)) } else { out.append(scalar) }
  }
  return String(out)
}

/// Turns the direction of writing, or ends a line unseen.
package func isTurning(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
  default: false
  }
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
  default: isTurning(scalar)
  }
}

private func number(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
  "⟨U+\(hexadecimal(scalar))⟩".unicodeScalars
}

private func picture(_ value: UInt32) -> Unicode.Scalar {
  Unicode.Scalar(value) ?? "\u{FFFD}"
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// Drops what follows an escape character: a control sequence, a command up to its terminator
/// (window titles, links), or one character.
private func skipCommand(_ rest: inout Substring.UnicodeScalarView) {
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
private func skipControlSequence(_ rest: inout Substring.UnicodeScalarView) {
  while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) { rest.removeFirst() }
  if let last = rest.first, (0x40...0x7E).contains(last.value) { rest.removeFirst() }
}
