internal import Lessons

/// A lesson's lines, for turning the compiler's byte columns into the columns that people see.
struct LessonText: Sendable {
  var path: String
  var lines: [String]
  /// The cells that positions may lie in, with the code that the compiler saw.
  private let cells: [(firstLine: Int, lines: Range<Int>, code: BareCode)]

  init(path: String, lines: [String], cells: [Cell] = []) {
    self.path = path
    self.lines = lines
    self.cells = cells.map {
      ($0.firstLine, $0.firstLine..<max($0.firstLine, $0.closingLine), $0.bareCode)
    }
  }

  /// - Parameter byteColumn: in the bare code.
  func position(line: Int, byteColumn: Int) -> SourcePosition {
    guard let text = text(line), byteColumn > 0 else {
      return SourcePosition(line: line, column: 1)
    }
    let cell = cells.last { $0.lines.contains(line) }
    let byteColumn =
      cell?.code.writtenByteColumn(byteColumn, line: line - (cell?.firstLine ?? 0)) ?? byteColumn
    var bytes = 1
    var column = 1
    for character in text {
      bytes += character.utf8.count
      if bytes > byteColumn { break }
      column += 1
    }
    return SourcePosition(line: line, column: column)
  }

  /// The line without the spaces at its start.
  func wholeLine(_ line: Int) -> SourceRange {
    let text = text(line) ?? ""
    let indent = text.prefix { $0 == " " || $0 == "\t" }.count
    return SourceRange(
      SourcePosition(line: line, column: min(indent, max(0, text.count - 1)) + 1),
      SourcePosition(line: line, column: max(text.count, indent + 1) + 1))
  }

  func text(_ line: Int) -> String? {
    lines.indices.contains(line - 1) ? lines[line - 1] : nil
  }

  func diagnostic(
    _ range: SourceRange, rule: Rule, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      file: path, range: range, rule: rule, message: message, hint: hint,
      excerpt: text(range.start.line))
  }
}
