internal import TextWidth

/// Lines of text of a known width.
enum TextLine {
  /// One line that a terminal can show: controls and marks that turn the direction of writing are
  /// replaced, line breaks and tabs become spaces.
  static func clean(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return String(text) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0: scalars.append("\u{FFFD}")
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The lines of `text`, each cleaned.
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { clean($0.hasSuffix("\r") ? $0.dropLast() : $0) }
  }

  /// `text` filled with spaces to `width` columns, or cut with an ellipsis.
  static func fitted(
    _ text: String, _ width: Int, _ alignment: Figure.Table.Alignment = .left, ascii: Bool
  ) -> String {
    let text = shortened(text, to: width, ascii: ascii)
    let space = width - TextWidth.columns(of: text)
    let before =
      switch alignment {
      case .left: 0
      case .center: space / 2
      case .right: space
      }
    return spaces(before) + text + spaces(space - before)
  }

  static func shortened(_ text: String, to width: Int, ascii: Bool) -> String {
    let dots = width < 3 || !ascii ? (ascii ? "." : "…") : "..."
    return TextWidth.shortened(text, to: width, ellipsis: dots)
  }

  static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  static func withoutTrailingSpaces(_ line: String) -> String {
    guard line.hasSuffix(" ") else { return line }
    return String(
      line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
  }

  /// `text` broken at spaces, and between wide characters, into lines of at most `width` columns.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var result: [String] = []
    for line in lines(text) {
      var current = ""
      var used = 0
      for piece in pieces(of: line) {
        let size = TextWidth.columns(of: piece)
        let trimmed = TextWidth.columns(of: withoutTrailingSpaces(piece))
        if used + trimmed > width, used > 0 {
          result.append(withoutTrailingSpaces(current))
          current = ""
          used = 0
        }
        if trimmed > width {
          for character in piece {
            let columns = TextWidth.columns(of: character)
            if used + columns > width {
              result.append(current)
              current = ""
              used = 0
            }
            current.append(character)
            used += columns
          }
        } else {
          current += piece
          used += size
        }
      }
      result.append(withoutTrailingSpaces(current))
    }
    return result
  }

  /// The parts between which a line may break: words with the spaces after them, and each wide
  /// character alone.
  static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    var current = ""
    for character in line {
      let isWide = TextWidth.columns(of: character) == 2
      if isWide || (current.last == " " && character != " ") {
        if !current.isEmpty { pieces.append(current) }
        current = ""
      }
      // Closing punctuation stays with what it closes.
      if isWide, "，。、；：！？）》」』".contains(character), let last = pieces.popLast() {
        current = last
      }
      current.append(character)
      if isWide {
        pieces.append(current)
        current = ""
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }
}
