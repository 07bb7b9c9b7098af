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
  /// A line and a byte of it.
  private typealias Place = (line: Int, byte: Int)
  /// For each line so far where its last statement starts: on the line that opened the bracket
  /// that it closes, or above a line that starts with a dot.
  private var statements: [Place] = [(0, 0)]
  /// The lines on which the brackets that are open were opened.
  private var open: [Int] = []

  init(_ body: FenceBody, source: SourceText) {
    self.body = body
    bytes = Array(body.text.utf8)
    // Most cells have none, and need no scan.
    guard body.lines.contains(where: AlmostArrow.mayBe) else {
      return
    }
    for (line, text) in body.lines.enumerated() {
      warn(AlmostArrow.afterHash(text), line: line, source: source)
    }
    var scanner = SwiftScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .open(_, let index):
        move(to: index)
        open.append(line)
      case .close(_, let index):
        move(to: index)
        if let opener = open.popLast(), opener < line { statements[line] = statements[opener] }
      case .semicolon(let index):
        move(to: index)
        if open.last != line { statements[line] = (line, index + 1 - lineStart) }
      case .lineComment(let comment):
        move(to: comment.lowerBound)
        read(comment, source: source)
      case .blockComment(let comment):
        move(to: comment.lowerBound)
        warn(
          AlmostArrow.inComment(String(decoding: bytes[comment], as: UTF8.self)).map {
            let offset = comment.lowerBound - lineStart
            return ($0.lowerBound + offset)..<($0.upperBound + offset)
          }, line: line, source: source)
      case .word, .sign, .literal: break
      }
    }
  }

  private mutating func move(to index: Int) {
    while counted < index {
      if bytes[counted] == 0x0A {
        line += 1
        lineStart = counted + 1
        let isChained = body.lines[line].utf8.first { !$0.isSpace } == UInt8(ascii: ".")
        statements.append(isChained ? statements[line - 1] : (line, 0))
      }
      counted += 1
    }
  }

  private mutating func warn(_ bytes: Range<Int>?, line: Int, source: SourceText) {
    guard let bytes else { return }
    let arrow = String(
      decoding: Array(body.lines[line].utf8)[bytes], as: UTF8.self)
    diagnostics.append(
      source.diagnostic(
        .almostArrow, at: body.range(line: line, bytes: bytes),
        "`\(arrow)` states no value: nothing compares it",
        hint: "did you mean `// →`?"))
  }

  private mutating func read(_ comment: Range<Int>, source: SourceText) {
    let commentStart = comment.lowerBound
    var start = commentStart + 2
    while start < comment.upperBound, bytes[start].isSpace { start += 1 }
    guard bytes[start..<comment.upperBound].starts(with: Self.arrow) else {
      let comment = String(decoding: bytes[comment], as: UTF8.self)
      let offset = commentStart - lineStart
      warn(
        AlmostArrow.inComment(comment).map { ($0.lowerBound + offset)..<($0.upperBound + offset) },
        line: line, source: source)
      return
    }
    let arrowEnd = start + Self.arrow.count
    var end = comment.upperBound
    while end > arrowEnd, bytes[end - 1].isSpace { end -= 1 }
    start = arrowEnd
    if start == end {
      diagnostics.append(
        source.diagnostic(
          .emptyExpectation,
          at: body.range(
            line: line,
            bytes: (arrowEnd - Self.arrow.count - lineStart)..<(arrowEnd - lineStart)),
          "there is no value after the arrow",
          hint: "`unroll check --update` writes the value that the line makes"))
      // Where a value would be written: one space behind the arrow, if there is one.
      start = min(arrowEnd + 1, comment.upperBound)
      end = start
    }
    while start < end, bytes[start].isSpace { start += 1 }
    let statement = statements[line]
    found.append(
      Expectation(
        text: String(decoding: bytes[start..<end], as: UTF8.self),
        position: body.position(line: line, byte: start - lineStart),
        statement: body.position(line: statement.line, byte: statement.byte)))
  }
}
