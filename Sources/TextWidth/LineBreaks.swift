/// Where a line of text may break: behind blanks, and beside wide (Chinese, Japanese, Korean)
/// characters, but never before a closing or after an opening punctuation mark.
package enum LineBreaks {
  /// The pieces between which a line may break, each with the blanks behind it.
  package static func pieces(of line: [Character]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for index in line.indices.dropFirst() where mayBreak(line[index - 1], line[index]) {
      pieces.append(start..<index)
      start = index
    }
    if start < line.count { pieces.append(start..<line.count) }
    return pieces
  }

  /// Lines of at most `width` columns, without the blanks at their ends. A piece that is longer is
  /// cut; a character that is wider than a line has one of its own.
  package static func lines(of text: [Character], width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var used = 0
    func end(at index: Int) {
      var last = index
      while last > start, text[last - 1] == " " { last -= 1 }
      lines.append(start..<last)
      start = index
      used = 0
    }
    for piece in pieces(of: text) {
      let blanks = text[piece].reversed().prefix { $0 == " " }.count
      let word = piece.dropLast(blanks)
      let size = word.reduce(0) { $0 + TextWidth.columns(of: text[$1]) }
      if used > 0, used + size > width { end(at: piece.lowerBound) }
      for index in word {
        let columns = TextWidth.columns(of: text[index])
        if used > 0, used + columns > width { end(at: index) }
        used += columns
      }
      used += blanks
    }
    end(at: text.count)
    return lines
  }

  private static func mayBreak(_ one: Character, _ other: Character) -> Bool {
    if one == " " || other == " " { return one == " " && other != " " }
    guard TextWidth.columns(of: one) == 2 || TextWidth.columns(of: other) == 2 else { return false }
    return !opening.contains(one) && !closing.contains(other)
  }

  private static let opening = Set<Character>("（「『《〈【“‘([")
  private static let closing = Set<Character>("）」』》〉】”’)]，。、；：？！…％.,:;?!%")
}
