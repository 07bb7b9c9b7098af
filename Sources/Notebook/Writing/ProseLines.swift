/// The lines of one cell of Markdown, each with what the lesson has in its place.
struct ProseLines {
  private struct Piece {
    var shown: [String]
    /// Nil for lines that the lesson does not have.
    var written: [String]?
  }

  private var pieces: [Piece] = []
  /// Of the lesson, blank ones at both ends left out.
  private(set) var firstLine: Int?
  private(set) var lastLine: Int?

  mutating func add(_ shown: [String], written: [String]) {
    pieces.append(Piece(shown: shown, written: written))
  }

  mutating func cover(_ lines: ClosedRange<Int>) {
    guard let last = pieces.last?.written, !last.allSatisfy(\.isBlank) else { return }
    firstLine = firstLine ?? lines.lowerBound
    lastLine = lines.upperBound
  }

  mutating func addOwn(_ shown: [String]) {
    pieces.append(Piece(shown: shown, written: nil))
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// Without the blank lines around it, and with a blank line around each piece of our own.
  var trimmed: ProseLines {
    var result = self
    let isBlank = { (piece: Piece) in
      piece.written?.allSatisfy(\.isBlank) == true && piece.shown.allSatisfy(\.isBlank)
    }
    while let first = result.pieces.first, isBlank(first) { result.pieces.removeFirst() }
    while let last = result.pieces.last, isBlank(last) { result.pieces.removeLast() }
    for index in result.pieces.indices where result.pieces[index].written == nil {
      if index > 0, result.pieces[index - 1].shown.last?.isBlank == false {
        result.pieces[index].shown.insert("", at: 0)
      }
      if index + 1 < result.pieces.count, result.pieces[index + 1].shown.first?.isBlank == false,
        result.pieces[index + 1].written != nil
      {
        result.pieces[index].shown.append("")
      }
    }
    return result
  }

  var shown: [String] { pieces.flatMap(\.shown) }

  var restoration: Restoration {
    Restoration(
      changes: pieces.filter { $0.written != $0.shown && !$0.shown.isEmpty }
        .map { .init(shown: $0.shown, written: $0.written ?? []) })
  }

  /// A cell is Markdown of its own: the targets that its links have elsewhere in the lesson go with
  /// it.
  mutating func addDefinitions(_ definitions: [LinkDefinition]) {
    let own = Set(pieces.flatMap { $0.written ?? [] })
    let text = shown.joined(separator: "\n").lowercased()
    let wanted = definitions.filter { definition in
      !own.contains(definition.written) && text.contains("[\(definition.label)]")
    }
    guard !wanted.isEmpty else { return }
    pieces.append(Piece(shown: [""] + wanted.map(\.shown), written: nil))
  }
}
