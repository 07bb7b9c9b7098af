/// Goes over the text of one paragraph, heading or cell as cmark does, and finds what only GitHub's
/// Markdown has. Takes linear time.
struct InlineScanner {
  struct Edit {
    /// Of the line in the marked text, from 0.
    var index: Int
    var byte: Int
    var sign: UInt8
  }

  var marks = InlineMarks()
  private(set) var edits: [Edit] = []
  private(set) var problems: [Diagnostic] = []

  let bytes: [UInt8]
  let source: SourceText
  private let text: MarkedText
  /// Where each line of `bytes` starts there, and in the marked text.
  private let starts: [(offset: Int, index: Int, byte: Int)]
  /// The runs of backquotes, by their length: where each starts.
  private var runs: [Int: [Int]] = [:]
  /// For each dollar without a backslash the next one.
  var dollars: [Int] = []
  /// Where comments end.
  private var commentEnds: [Int] = []
  /// The last bracket that was opened.
  var bracket: Int?
  /// Tildes that may still be closed.
  var openStrikes: [(place: Int, count: Int)] = []

  init(_ text: MarkedText, _ node: MarkNode, _ source: SourceText) {
    self.text = text
    self.source = source
    var bytes: [UInt8] = []
    var starts: [(offset: Int, index: Int, byte: Int)] = []
    let first = node.mark - 1
    let column = max(node.startColumn - 1 - text.lines[first].shift, 0)
    let prefix = LinePrefix(text.lines[first].text.prefix(column))
    for index in first..<max(node.lastMark, first + 1) {
      let line = text.lines[index].text
      let start = index == first ? min(column, line.count) : prefix.textStart(in: line)
      if index > first { bytes.append(0x0A) }
      starts.append((bytes.count, index, start))
      bytes += line[start...]
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// Most blocks have nothing of this.
  var isWorthwhile: Bool { bytes.contains { "`$~^\\<[".utf8.contains($0) } }

  mutating func scan() {
    findRuns()
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        warnAboutBracketFormula(at: index)
        index += 2
      case UInt8(ascii: "`"): index = scanCode(at: index)
      case UInt8(ascii: "$"): index = scanFormula(at: index)
      case UInt8(ascii: "~"): index = scanStrike(at: index)
      case UInt8(ascii: "["):
        bracket = index
        index = scanNote(at: index)
      case UInt8(ascii: "<"): index = endOfTag(at: index) ?? index + 1
      case UInt8(ascii: "]"):
        if let end = InlineSkips.endOfTarget(bytes, at: index + 1) {
          index = end
        } else {
          warnAboutLink(closingAt: index)
          index += 1
        }
      case UInt8(ascii: "h"), UInt8(ascii: "w"):
        index = InlineSkips.endOfAddress(bytes, at: index) ?? index + 1
      default: index += 1
      }
    }
  }

  // MARK: Places

  /// The line of the marked text and the byte in it.
  private func place(_ offset: Int) -> (index: Int, byte: Int) {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle } else { high = middle }
    }
    return (starts[low].index, starts[low].byte + offset - starts[low].offset)
  }

  func position(_ offset: Int) -> SourcePosition {
    let (index, byte) = place(offset)
    let line = text.lines[index]
    return source.position(line: line.line, byte: byte + line.shift)
  }

  func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(position(bytes.lowerBound), position(bytes.upperBound))
  }

  mutating func replace(_ offset: Int, with sign: UInt8) {
    let (index, byte) = place(offset)
    edits.append(Edit(index: index, byte: byte, sign: sign))
  }

  mutating func report(_ rule: Rule, _ bytes: Range<Int>, _ message: String, hint: String) {
    problems.append(source.diagnostic(rule, at: range(bytes), message, hint: hint))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Code

  private func endOfTag(at index: Int) -> Int? {
    InlineSkips.endOfTag(bytes, at: index, commentEnds: commentEnds)
  }

  private mutating func findRuns() {
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      if index > start { runs[index - start, default: []].append(start) } else { index += 1 }
    }
    commentEnds = bytes.indices.dropLast(2).filter {
      bytes[$0] == UInt8(ascii: "-") && bytes[$0 + 1] == UInt8(ascii: "-")
        && bytes[$0 + 2] == UInt8(ascii: ">")
    }
    dollars = Array(repeating: bytes.count, count: bytes.count + 1)
    var escaped = Array(repeating: false, count: bytes.count)
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "\\") {
      escaped[index + 1] = !escaped[index]
    }
    for index in bytes.indices.reversed() {
      dollars[index] =
        bytes[index] == UInt8(ascii: "$") && !escaped[index] ? index : dollars[index + 1]
    }
  }

  /// The backquotes that close the run of `count` before `start`.
  private func closingRun(of count: Int, from start: Int) -> Int? {
    guard let places = runs[count] else { return nil }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < places.count ? places[low] : nil
  }

  mutating func scanCode(at start: Int, isFormula: Bool = false) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    guard let close = closingRun(of: end - start, from: end) else { return end }
    let after = close + end - start
    let isClosed = isFormula && after < bytes.count && bytes[after] == UInt8(ascii: "$")
    add(
      isClosed ? .quotedFormula : .code, end..<close,
      in: isClosed ? start - 1..<after + 1 : start..<after)
    return isClosed ? after + 1 : after
  }

  /// Code as cmark gives it: without a space at each end, where both are there and it has more.
  mutating func add(
    _ kind: InlineMarks.Span.Kind, _ range: Range<Int>, in whole: Range<Int>
  ) {
    var range = range
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    if range.count > 1, isBlank(bytes[range.lowerBound]), isBlank(bytes[range.upperBound - 1]),
      !bytes[range].allSatisfy(isBlank)
    {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    let inside = bytes[range].map { $0 == 0x0A ? 0x20 : $0 }
    marks.spans.append(
      .init(
        kind: kind, text: String(decoding: inside, as: UTF8.self),
        position: position(range.lowerBound), bytes: whole))
  }
}
