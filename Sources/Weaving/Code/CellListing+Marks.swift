internal import Figures
internal import Lessons
internal import TextWidth

/// A token, and whether a message points at it.
package struct MarkedToken {
  package var token: Token
  package var marked: Bool
}

extension CellListing.Row {
  /// The tokens, cut where a message's range starts and ends.
  package var markedTokens: [MarkedToken] {
    let ranges = messages.filter { $0.severity != .note }.map { $0.column..<$0.column + $0.length }
    guard !ranges.isEmpty else { return tokens.map { MarkedToken(token: $0, marked: false) } }
    var result: [MarkedToken] = []
    var column = 1
    for token in tokens {
      for character in token.text {
        let marked = ranges.contains { $0.contains(column) }
        if var last = result.last, last.marked == marked, last.token.kind == token.kind,
          last.token.entry == token.entry
        {
          last.token.text.append(character)
          result[result.count - 1] = last
        } else {
          result.append(
            MarkedToken(
              token: Token(token.kind, String(character), entry: token.entry), marked: marked))
        }
        column += 1
      }
    }
    return result
  }

  /// A caret under the message's column.
  package func caret(at column: Int) -> String {
    Weaving.caret(under: column, of: text)
  }
}

/// A caret under a column of a line. Under a wide character stands a wide blank, under a tab a tab, so
/// that it stays in place in any typeface.
package func caret(under column: Int, of text: String) -> String {
  var line = ""
  for character in text.prefix(max(0, column - 1)) {
    switch character {
    case "\t": line += "\t"
    case _ where TextWidth.columns(of: character) == 2: line += "\u{3000}"
    case _ where TextWidth.columns(of: character) == 0: continue
    default: line += " "
    }
  }
  return line + "^"
}
