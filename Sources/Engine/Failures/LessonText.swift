internal import Lessons

/// A lesson's lines, for turning the compiler's byte columns into the columns that people see.
struct LessonText: Sendable {
  var path: String
  var lines: [String]

  func position(line: Int, byteColumn: Int) -> SourcePosition {
    guard let text = text(line), byteColumn > 0 else {
      return SourcePosition(line: line, column: 1)
    }
    var bytes = 1
    var column = 1
    for character in text {
      bytes += character.utf8.count
      if bytes > byteColumn { break }
      column += 1
    }
    return SourcePosition(line: line, column: column)
  }

  /// From the line's first character that is no space to its last.
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
    _ range: SourceRange, severity: Diagnostic.Severity = .error, rule: String, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      file: path, range: range, severity: severity, rule: rule, message: message, hint: hint,
      excerpt: text(range.start.line))
  }
}
