/// The lines of a fence as cmark gives them, and where each stands in the lesson.
struct FenceBody {
  /// Without what stood before them: the indentation of a list, the `>` of a quote.
  let lines: [String]
  let firstLine: Int
  /// The bytes that stood before each line.
  private let prefixes: [Int]
  private let source: SourceText

  init(_ literal: String, firstLine: Int, source: SourceText) {
    // The literal of a fence ends with a line break, unless it is empty.
    var lines = literal.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    self.firstLine = firstLine
    self.source = source
    prefixes = lines.indices.map { index in
      let whole = source.line(firstLine + index)
      let line = lines[index]
      if whole.utf8.count >= line.utf8.count, whole.hasSuffix(bytes: line) {
        return whole.utf8.count - line.utf8.count
      }
      // A tab of which a container took a part: cmark gives the rest as spaces.
      let text = line.utf8.drop { $0.isSpace }
      return max(0, whole.utf8.count - text.count)
    }
  }

  /// The place of a byte of a line of the body.
  func position(line index: Int, byte: Int) -> SourcePosition {
    guard prefixes.indices.contains(index) else {
      return SourcePosition(line: firstLine + index, column: 1)
    }
    return source.position(line: firstLine + index, byte: prefixes[index] + byte)
  }

  func range(line index: Int, bytes: Range<Int>) -> SourceRange {
    SourceRange(
      position(line: index, byte: bytes.lowerBound), position(line: index, byte: bytes.upperBound))
  }

  /// The lines, each moved right to its column in the lesson.
  var padded: String {
    lines.indices.map { index in
      guard prefixes[index] > 0, lines[index].utf8.contains(where: { !$0.isSpace }) else {
        return lines[index]
      }
      let column = source.position(line: firstLine + index, byte: prefixes[index]).column
      return String(repeating: " ", count: column - 1) + lines[index]
    }
    .joined(separator: "\n")
  }

  var text: String { lines.joined(separator: "\n") }
}

extension String {
  func hasSuffix(bytes suffix: String) -> Bool {
    utf8.reversed().starts(with: suffix.utf8.reversed())
  }
}
