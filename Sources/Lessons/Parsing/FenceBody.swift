/// The lines of a fence as cmark gives them, and where each stands in the lesson.
struct FenceBody {
  /// Without what stood before them: the indentation of a list, the `>` of a quote.
  let lines: [String]
  let firstLine: Int
  /// What to add to a byte of each line for the lesson's. Negative for a tab of which a container
  /// took a part: cmark gives the rest of it as spaces.
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
      source.line(firstLine + index).utf8.count - lines[index].utf8.count
    }
  }

  /// The lesson's line and the byte of it.
  func place(line index: Int, byte: Int) -> (line: Int, byte: Int) {
    (firstLine + index, (prefixes.indices.contains(index) ? prefixes[index] : 0) + byte)
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
      let line = lines[index]
      let spaces = line.utf8.prefix { $0.isSpace }.count
      guard prefixes[index] != 0, spaces < line.utf8.count else { return line }
      // The line's own tabs stay, where they are the lesson's.
      let isVerbatim = source.line(firstLine + index).hasSuffix(bytes: line)
      let kept = isVerbatim ? line.utf8[...] : line.utf8.dropFirst(spaces)
      let column = position(line: index, byte: line.utf8.count - kept.count).column
      return String(repeating: " ", count: column - 1) + String(Substring(kept))
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
