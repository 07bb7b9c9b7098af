/// A lesson's text as lines, and the way from a byte of a line to the column that people see.
///
/// CRLF and CR endings become LF here, a byte-order mark is dropped, and bytes that are not UTF-8
/// or are NUL become U+FFFD; `problems` says so. Everything after this works on `lines`.
final class SourceText {
  let path: String
  /// Without their endings; the last line's ending starts no further line.
  let lines: [String]
  private(set) var problems: [Diagnostic] = []

  /// Byte offsets at which the characters of `cachedLine` start; nil: the line is ASCII.
  private var cachedLine = 0
  private var cachedStarts: [Int]?

  init(_ bytes: [UInt8], path: String) {
    self.path = path
    var lines: [String] = []
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lineStart = start
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        lines.append(Self.text(bytes[lineStart..<index]))
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        lineStart = index + 1
      }
      index += 1
    }
    if lineStart < bytes.count { lines.append(Self.text(bytes[lineStart...])) }
    self.lines = lines
    problems = encodingProblems(bytes, start: start)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    // NUL cannot pass through cmark, which reads C strings.
    bytes.contains(0)
      ? String(decoding: bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }, as: UTF8.self)
      : String(decoding: bytes, as: UTF8.self)
  }

  /// `lines` with LF endings, as cmark reads them.
  func text(from firstLine: Int) -> String {
    guard firstLine <= lines.count else { return "" }
    return lines[(firstLine - 1)...].joined(separator: "\n") + "\n"
  }

  func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// The place of a byte, counted from 0, in a line.
  func position(line: Int, byte: Int) -> SourcePosition {
    if cachedLine != line {
      cachedLine = line
      cachedStarts = Self.characterStarts(self.line(line))
    }
    guard let starts = cachedStarts else {
      return SourcePosition(line: line, column: max(byte, 0) + 1)
    }
    // The last character that starts at or before the byte.
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    // A byte past the end is the column after the last character.
    let end = self.line(line).utf8.count
    let column = byte >= end ? starts.count + 1 : max(low, 1)
    return SourcePosition(line: line, column: column)
  }

  func range(line: Int, bytes: Range<Int>) -> SourceRange {
    SourceRange(
      position(line: line, byte: bytes.lowerBound), position(line: line, byte: bytes.upperBound))
  }

  private static func characterStarts(_ line: String) -> [Int]? {
    if line.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var starts: [Int] = []
    var offset = 0
    for character in line {
      starts.append(offset)
      offset += character.utf8.count
    }
    return starts
  }

  func diagnostic(
    _ rule: Rule, at range: SourceRange, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    let excerpt = line(range.start.line)
    return Diagnostic(
      file: path, range: range, rule: rule, message: message, hint: hint,
      // A line of a megabyte would be repeated by each of its problems.
      excerpt: excerpt.utf8.count <= Diagnostic.longestExcerpt ? excerpt : nil)
  }
}
