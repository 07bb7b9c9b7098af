/// A token of a statement that may be Swift or Python, or a bracket with what is in it.
struct Piece {
  enum Kind {
    case name, number, string, sign, group, comment
  }

  var kind: Kind
  /// As written. Of a group the opening bracket alone.
  var text: String
  /// The white space before it.
  var gap: String
  /// Characters of the statement.
  var range: Range<Int>
  var inner: [Piece] = []
  /// Of a group: the closing bracket, with the space before it; empty where it is never closed.
  var closing = ""

  /// As written, without the space before it.
  var source: String {
    kind == .group ? text + inner.source + closing : text
  }

  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

  func isWord(_ word: String) -> Bool { kind == .name && text == word }

  func isGroup(_ bracket: String) -> Bool { kind == .group && text == bracket }

  /// It stands right behind what is before it.
  var isAttached: Bool { gap.isEmpty }
}

extension [Piece] {
  /// As written, with the space before each piece.
  var source: String { map { $0.gap + $0.source }.joined() }

  /// The same without the space at the start.
  var text: String { first.map { $0.source + Array(dropFirst()).source } ?? "" }

  func split(at isSeparator: (Piece) -> Bool) -> [[Piece]] {
    split(maxSplits: .max, omittingEmptySubsequences: false, whereSeparator: isSeparator)
      .map(Array.init)
  }
}
