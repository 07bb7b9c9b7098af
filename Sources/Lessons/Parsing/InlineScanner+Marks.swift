// Struck text, footnotes, and links that are none.
extension InlineScanner {
  /// One or two tildes, with the rule of CommonMark's emphasis for what opens and what closes.
  mutating func scanStrike(at start: Int) -> Int {
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

  mutating func scanNote(at start: Int) -> Int {
    guard let (label, end) = FootnoteLabel.read(bytes, at: start),
      end >= bytes.count || !"(:".utf8.contains(bytes[end])
    else { return start + 1 }
    marks.notes.append((label, range(start..<end)))
    replace(start, with: InlineMarks.Sign.opensNote)
    replace(end - 1, with: InlineMarks.Sign.closesNote)
    return end
  }

  /// `![text](a b.png)`: CommonMark takes a target with a blank, or one without an end, for text.
  mutating func warnAboutLink(closingAt close: Int) {
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
}
