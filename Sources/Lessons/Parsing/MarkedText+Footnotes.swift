extension MarkedText {
  /// Writes each `[^label]: text` as the item of a list, which holds its later paragraphs as a
  /// footnote does: indented by four.
  ///
  /// - Returns: whether there is any.
  mutating func markFootnotes(_ isCode: [Bool]) -> Bool {
    var found = false
    var bullet: UInt8?
    // Within a footnote what is indented is its text.
    var isInFootnote = false
    for index in lines.indices {
      let text = lines[index].text
      if isInFootnote, !text.allSatisfy(\.isSpace), !text.starts(with: Array("    ".utf8)) {
        isInFootnote = isCode[index]
      }
      guard !isCode[index], let (prefix, label, start) = Self.definition(text) else { continue }
      let sign = bullet ?? rarestBullet
      bullet = sign
      let own = prefix + [sign] + (start < text.count ? Array("   ".utf8) : [])
      lines[index].text = own + text[start...]
      lines[index].shift += start - own.count
      lines[index].footnote = label
      (found, isInFootnote) = (true, true)
    }
    return found
  }

  private static func definition(
    _ text: [UInt8]
  ) -> (prefix: [UInt8], label: String, start: Int)? {
    var cursor = ByteCursor(text, at: 0)
    while true {
      let start = cursor.index
      cursor.skip { $0 == 0x20 }
      guard cursor.index - start < 4 else { return nil }
      guard cursor.peek == UInt8(ascii: ">") else { break }
      cursor.index += 1
      if cursor.peek == 0x20 { cursor.index += 1 }
    }
    let prefix = Array(text[..<cursor.index])
    guard let (label, end) = FootnoteLabel.read(text, at: cursor.index), end < text.count,
      text[end] == UInt8(ascii: ":")
    else { return nil }
    cursor.index = end + 1
    cursor.skipSpaces()
    return (prefix, label, cursor.index)
  }

  /// A footnote's item must not join a list beside it.
  private var rarestBullet: UInt8 {
    var counts: [UInt8: Int] = [:]
    for line in lines {
      guard let first = line.text.first(where: { !$0.isSpace && $0 != UInt8(ascii: ">") }) else {
        continue
      }
      counts[first, default: 0] += 1
    }
    return "+*-".utf8.min { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: "+")
  }
}

/// `[^label]`: no blanks and no brackets.
enum FootnoteLabel {
  /// - Returns: the label, and the byte after its bracket.
  static func read(_ bytes: [UInt8], at start: Int) -> (label: String, end: Int)? {
    guard start + 3 < bytes.count, bytes[start] == UInt8(ascii: "["),
      bytes[start + 1] == UInt8(ascii: "^")
    else { return nil }
    var end = start + 2
    while end < bytes.count, end < start + 200, bytes[end] != UInt8(ascii: "]") {
      if bytes[end].isBlank || bytes[end] == UInt8(ascii: "[") { return nil }
      end += 1
    }
    guard end > start + 2, end < bytes.count, bytes[end] == UInt8(ascii: "]") else { return nil }
    return (String(decoding: bytes[(start + 2)..<end], as: UTF8.self), end + 1)
  }
}
