internal import TextWidth

/// Lines of text of a known width.
enum TextLine {
  /// One line that a terminal can show.
  static func clean(_ text: some StringProtocol) -> String { Printable.line(text) }

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

  /// `text` broken where a line may break, into lines of at most `width` columns.
  static func wrapped(_ text: String, width: Int) -> [String] {
    lines(text).flatMap { line in
      let characters = Array(line)
      return LineBreaks.lines(of: characters, width: width).map { String(characters[$0]) }
    }
  }

  /// The parts between which a line may break.
  static func pieces(of line: String) -> [String] {
    let characters = Array(line)
    return LineBreaks.pieces(of: characters).map { String(characters[$0]) }
  }
}
