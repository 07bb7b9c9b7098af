/// Goes over the text of one paragraph, heading or cell as cmark does, and finds what only GitHub's
/// Markdown has. Takes linear time.
struct InlineScanner {
  struct Edit {
    /// Of the line in the marked text, from 0.
    var index: Int
    var byte: Int
    var sign: UInt8
  }

  private(set) var marks = InlineMarks()
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
  private var dollars: [Int] = []
  /// The last bracket that was opened.
  private var bracket: Int?
  /// Tildes that may still be closed.
  private var openStrikes: [(place: Int, count: Int)] = []

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
      case UInt8(ascii: "<"): index = InlineSkips.endOfTag(bytes, at: index) ?? index + 1
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

  private mutating func replace(_ offset: Int, with sign: UInt8) {
    let (index, byte) = place(offset)
    edits.append(Edit(index: index, byte: byte, sign: sign))
  }

  mutating func report(_ rule: Rule, _ bytes: Range<Int>, _ message: String, hint: String) {
    problems.append(source.diagnostic(rule, at: range(bytes), message, hint: hint))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Code

  private mutating func findRuns() {
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      if index > start { runs[index - start, default: []].append(start) } else { index += 1 }
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

  private mutating func scanCode(at start: Int, isFormula: Bool = false) -> Int {
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
  private mutating func add(
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

  // MARK: Formulas

  private mutating func scanFormula(at start: Int) -> Int {
    let next = start + 1
    guard next < bytes.count else { return next }
    if bytes[next] == UInt8(ascii: "`") { return scanCode(at: next, isFormula: true) }
    if bytes[next] == UInt8(ascii: "$") { return scanDisplay(at: start) }
    let close = dollars[next]
    guard close < bytes.count, close > next,
      !bytes[next..<close].contains(UInt8(ascii: "`"))
    else { return next }
    let isTeX = bytes[next..<close].contains { "\\^_{".utf8.contains($0) }
    let isBlank = { (byte: UInt8) in byte.isSpace || byte == 0x0A }
    if isBlank(bytes[next]) || isBlank(bytes[close - 1]) {
      guard isTeX, isBlank(bytes[next]), isBlank(bytes[close - 1]) else { return next }
      report(
        .unsupportedMarkdown, start..<(close + 1),
        "a formula has no blanks beside its dollars: this stands as text",
        hint: "write `$\(text(next..<close).trimmed)$`")
      return close + 1
    }
    let before = start > 0 && bytes[start - 1].isWordByte
    let after = close + 1 < bytes.count && bytes[close + 1].isWordByte
    let isDouble = close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: "$")
    let isTicked =
      start > 0 && bytes[start - 1] == UInt8(ascii: "`")
      || close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: "`")
    guard !before, !after, !isDouble, !isTicked else {
      if isTeX || close - next == 1, !bytes[next..<close].contains(0x0A) {
        report(
          .unsupportedMarkdown, start..<(close + 1),
          "a letter, a digit or a sign beside its dollar keeps this from being a formula",
          hint: "write `` $`\(text(next..<close))`$ ``")
        return close + 1
      }
      return next
    }
    replace(start, with: UInt8(ascii: "`"))
    replace(close, with: UInt8(ascii: "`"))
    add(.formula, next..<close, in: start..<close + 1)
    marks.dollars.append(range(start..<close + 1))
    return close + 1
  }

  /// `$$x$$` among words.
  private mutating func scanDisplay(at start: Int) -> Int {
    let inside = start + 2
    var close = inside
    repeat {
      close = dollars[min(close, bytes.count)]
      guard close + 1 < bytes.count else { return inside }
      if bytes[close + 1] == UInt8(ascii: "$") { break }
      close += 1
    } while true
    // Two backquotes on each side, so a single one may be within.
    guard close > inside, !bytes[inside..<close].contains(UInt8(ascii: "`")) else {
      return inside
    }
    report(
      .unsupportedMarkdown, start..<(close + 2),
      "this formula stands among words, and is set there",
      hint: "give `$$…$$` lines of its own, or write `$…$`")
    for offset in [start, start + 1, close, close + 1] { replace(offset, with: UInt8(ascii: "`")) }
    add(.formula, inside..<close, in: start..<close + 2)
    marks.dollars.append(range(start..<close + 2))
    return close + 2
  }

  /// `\(x\)` and `\[x\]`, which CommonMark takes for brackets.
  private mutating func warnAboutBracketFormula(at start: Int) {
    guard start + 1 < bytes.count, "([".utf8.contains(bytes[start + 1]) else { return }
    let wanted = bytes[start + 1] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var end = start + 2
    while end + 1 < bytes.count, end < start + 500,
      bytes[end] != UInt8(ascii: "\\") || bytes[end + 1] != wanted
    {
      end += 1
    }
    guard end + 1 < bytes.count, end < start + 500,
      bytes[(start + 2)..<end].contains(where: { "\\^_=".utf8.contains($0) })
    else { return }
    let sign = wanted == UInt8(ascii: ")") ? ("\\(", "\\)", "$…$") : ("\\[", "\\]", "$$…$$")
    report(
      .unsupportedMarkdown, start..<(end + 2),
      "`\(sign.0)…\(sign.1)` is no formula in Markdown: it stands as text",
      hint: "write `\(sign.2)`")
  }

  /// `![text](a b.png)`: CommonMark takes a target with a blank, or one without an end, for text.
  private mutating func warnAboutLink(closingAt close: Int) {
    guard let open = bracket else { return }
    bracket = nil
    guard close + 1 < bytes.count, [UInt8(ascii: "("), 0xEF].contains(bytes[close + 1]) else {
      return
    }
    let isImage = open > 0 && bytes[open - 1] == UInt8(ascii: "!")
    let start = isImage ? open - 1 : open
    let line = bytes[(close + 1)...].prefix(500).prefix { $0 != 0x0A }
    let rest = String(decoding: line, as: UTF8.self)
    guard rest.hasPrefix("(") || rest.hasPrefix("（") else { return }
    let inside = rest.dropFirst().prefix { $0 != ")" && $0 != "）" }
    let target = String(inside).trimmed
    guard isImage || BareTarget.isPath(target), !target.isEmpty else { return }
    let end = close + 1 + (rest.hasPrefix("(") ? 1 : 3) + inside.utf8.count
    let name = text((open + 1)..<close)
    let mark = isImage ? "!" : ""
    report(
      .brokenLink, start..<min(end + 1, bytes.count),
      "this is no \(isImage ? "image" : "link"), and stands as text: "
        + (rest.hasPrefix("（")
          ? "its parentheses are not those of ASCII"
          : target.contains(" ") ? "its target has a blank" : "its target has no end"),
      hint: "write `\(mark)[\(name)](\(target.contains(" ") ? "<\(target)>" : target))`")
  }

  // MARK: Struck text and footnotes

  /// One or two tildes, with the rule of CommonMark's emphasis for what opens and what closes.
  private mutating func scanStrike(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "~") { end += 1 }
    let count = end - start
    guard count <= 2 else { return end }
    let before = start > 0 ? bytes[start - 1] : 0x20
    let after = end < bytes.count ? bytes[end] : 0x20
    let isLeft =
      !after.isBlank && (!after.isPunctuation || before.isBlank || before.isPunctuation)
    let isRight =
      !before.isBlank && (!before.isPunctuation || after.isBlank || after.isPunctuation)
    if isRight, let open = openStrikes.lastIndex(where: { $0.count == count }) {
      let opening = openStrikes[open].place
      for offset in 0..<count {
        replace(opening + offset, with: InlineMarks.Sign.opensStrike)
        replace(start + offset, with: InlineMarks.Sign.closesStrike)
      }
      openStrikes.removeSubrange(open...)
    } else if isLeft {
      openStrikes.append((start, count))
      // A text of tildes stays linear.
      if openStrikes.count > 16 { openStrikes.removeFirst() }
    }
    return end
  }

  private mutating func scanNote(at start: Int) -> Int {
    guard let (label, end) = FootnoteLabel.read(bytes, at: start),
      end >= bytes.count || !"(:".utf8.contains(bytes[end])
    else { return start + 1 }
    marks.notes.append((label, range(start..<end)))
    replace(start, with: InlineMarks.Sign.opensNote)
    replace(end - 1, with: InlineMarks.Sign.closesNote)
    return end
  }
}

extension UInt8 {
  /// An ASCII letter or digit. A Chinese character may stand beside a formula.
  fileprivate var isWordByte: Bool { self < 0x80 && isIdentifier && self != UInt8(ascii: "_") }
  fileprivate var isBlank: Bool { isSpace || self == 0x0A }
  fileprivate var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
