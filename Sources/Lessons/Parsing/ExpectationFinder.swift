/// Finds the `// → VALUE` comments of a cell.
struct ExpectationFinder {
  private static let arrow = Array("→".utf8)

  private(set) var found: [Expectation] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let bytes: [UInt8]
  private let body: FenceBody
  /// The line that the scan is on, and its first byte.
  private var line = 0
  private var lineStart = 0
  private var counted = 0
  /// Where the line's last statement starts, and how many brackets are open on it.
  private var statement = 0
  private var depth = 0

  init(_ body: FenceBody, source: SourceText) {
    self.body = body
    bytes = Array(body.text.utf8)
    // Most cells have none, and need no scan.
    guard body.lines.contains(where: { $0.contains("→") }) else { return }
    var scanner = SwiftScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .open(_, let index):
        move(to: index)
        depth += 1
      case .close(_, let index):
        move(to: index)
        depth -= 1
      case .semicolon(let index):
        move(to: index)
        if depth <= 0 { statement = index + 1 - lineStart }
      case .lineComment(let comment):
        move(to: comment.lowerBound)
        read(comment, source: source)
      }
    }
  }

  private mutating func move(to index: Int) {
    while counted < index {
      if bytes[counted] == 0x0A {
        line += 1
        lineStart = counted + 1
        (statement, depth) = (0, 0)
      }
      counted += 1
    }
  }

  private mutating func read(_ comment: Range<Int>, source: SourceText) {
    var start = comment.lowerBound + 2
    while start < comment.upperBound, bytes[start].isSpace { start += 1 }
    guard bytes[start..<comment.upperBound].starts(with: Self.arrow) else { return }
    let arrowEnd = start + Self.arrow.count
    var end = comment.upperBound
    while end > arrowEnd, bytes[end - 1].isSpace { end -= 1 }
    start = arrowEnd
    if start == end {
      diagnostics.append(
        source.diagnostic(
          .warning, "empty-expectation",
          at: body.range(
            line: line,
            bytes: (arrowEnd - Self.arrow.count - lineStart)..<(arrowEnd - lineStart)),
          "no value stands after the arrow",
          hint: "`unroll check --update` writes what the trace shows"))
      // Where a value would be written: one space behind the arrow, if there is one.
      start = min(arrowEnd + 1, comment.upperBound)
      end = start
    }
    while start < end, bytes[start].isSpace { start += 1 }
    found.append(
      Expectation(
        text: String(decoding: bytes[start..<end], as: UTF8.self),
        position: body.position(line: line, byte: start - lineStart),
        statementColumn: body.position(line: line, byte: statement).column))
  }
}
