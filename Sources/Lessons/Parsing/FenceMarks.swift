/// The backticks or tildes that open a fence.
struct FenceMarks {
  let bytes: Range<Int>
  private let mark: UInt8

  /// Nil for indented code, which cmark does not tell from a fence.
  init?(_ node: MarkNode, literal: String, line: Int, in source: SourceText) {
    let text = Array(source.line(line).utf8)
    let start = node.startColumn - 1
    guard text.indices.contains(start), "`~".utf8.contains(text[start]) else { return nil }
    let mark = text[start]
    var end = start
    while end < text.count, text[end] == mark { end += 1 }
    guard end - start >= 3 else { return nil }
    // Indented code that shows a fence: its text starts on the node's own line.
    let firstLine = literal.utf8.prefix { $0 != 0x0A }
    let isIndented =
      firstLine.elementsEqual(text[start...])
      && !source.line(line + 1).hasSuffix(bytes: String(Substring(firstLine)))
    if isIndented { return nil }
    self.mark = mark
    bytes = start..<end
  }

  var text: String { String(repeating: String(UnicodeScalar(mark)), count: bytes.count) }

  /// The line ends with marks of this kind, at least as many, and nothing before them but what a
  /// container puts there.
  func areClosed(by line: String) -> Bool {
    var rest = Array(line.utf8)
    while let last = rest.last, last.isSpace { rest.removeLast() }
    let marks = rest.reversed().prefix { $0 == mark }.count
    return marks >= bytes.count
      && rest.dropLast(marks).allSatisfy { $0.isSpace || $0 == UInt8(ascii: ">") }
  }
}
