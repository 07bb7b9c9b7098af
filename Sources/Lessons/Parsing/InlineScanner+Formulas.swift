// Formulas between dollars, and what is nearly one.
extension InlineScanner {
  mutating func scanFormula(at start: Int) -> Int {
    let next = start + 1
    guard next < bytes.count else { return next }
    if bytes[next] == UInt8(ascii: "`") { return scanCode(at: next, isFormula: true) }
    if bytes[next] == UInt8(ascii: "$") { return scanDisplay(at: start) }
    let close = dollars[next]
    guard close < bytes.count, close > next,
      !bytes[next..<close].contains(UInt8(ascii: "`"))
    else { return next }
    let isTeX = bytes[next..<close].contains { "\\^_{".utf8.contains($0) }
    if bytes[next].isBlank || bytes[close - 1].isBlank {
      guard isTeX, bytes[next].isBlank, bytes[close - 1].isBlank else { return next }
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
  mutating func warnAboutBracketFormula(at start: Int) {
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
}

extension UInt8 {
  /// An ASCII letter or digit. A Chinese character may stand beside a formula.
  var isWordByte: Bool { self < 0x80 && isIdentifier && self != UInt8(ascii: "_") }
  var isBlank: Bool { isSpace || self == 0x0A }
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
