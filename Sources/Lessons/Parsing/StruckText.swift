/// Puts together what stands between the signs of struck text, `~~` and `~`.
enum StruckText {
  /// - Parameter inlines: of one level, in which each run of signs is a text of its own.
  static func joined(_ inlines: [Inline]) -> [Inline] {
    var levels: [(count: Int, content: [Inline])] = [(0, [])]
    for inline in inlines {
      guard case .text(let text) = inline, let sign = text.utf8.first,
        InlineMarks.Sign.isSign(sign)
      else {
        append(inline, to: &levels)
        continue
      }
      let count = text.utf8.count
      if sign == InlineMarks.Sign.opensStrike {
        levels.append((count, []))
      } else if levels.contains(where: { $0.count == count }) {
        while let last = levels.last, last.count != count { unwind(&levels) }
        let content = levels.removeLast().content
        append(.strikethrough(content), to: &levels)
      } else {
        append(.text(tildes(count)), to: &levels)
      }
    }
    while levels.count > 1 { unwind(&levels) }
    return levels[0].content
  }

  private static func tildes(_ count: Int) -> String { String(repeating: "~", count: count) }

  private static func append(
    _ inline: Inline, to levels: inout [(count: Int, content: [Inline])]
  ) {
    if case .text(let text) = inline {
      levels[levels.count - 1].content.append(text: text)
    } else {
      levels[levels.count - 1].content.append(inline)
    }
  }

  /// What was opened in here is closed elsewhere: its tildes are tildes.
  private static func unwind(_ levels: inout [(count: Int, content: [Inline])]) {
    let (count, content) = levels.removeLast()
    append(.text(tildes(count)), to: &levels)
    for inline in content { append(inline, to: &levels) }
  }
}
