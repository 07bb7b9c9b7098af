internal import TextWidth

extension CellListing {
  /// The code with what each line made as a comment at its end, the comments of neighbours aligned.
  package func annotatedLines(ascii: Bool = false) -> [String] {
    let rows = AnnotatedRows(self).rows
    let column =
      rows.filter { !$0.notes.isEmpty }
      .map { TextWidth.columns(of: $0.code) }.filter { $0 <= AnnotatedRows.widest }.max() ?? 0
    return rows.map { row in
      guard !row.notes.isEmpty else { return row.code }
      let gap = max(0, column - TextWidth.columns(of: row.code)) + 2
      let value = row.notes.map { $0.plain(ascii: ascii) }.joined(separator: " · ")
      return row.code + String(repeating: " ", count: gap) + "// → " + value
    }
  }
}

/// Code and notes of a listing's lines, where no note falls into a text literal of several lines:
/// there a comment would be part of the text.
private struct AnnotatedRows {
  /// A longer line has its note two blanks behind it, and moves no other.
  static let widest = 64

  var rows: [(code: String, notes: [LineNote])] = []

  init(_ listing: CellListing) {
    var waiting: [LineNote] = []
    var isInText = false
    for row in listing.rows {
      let code = printable(row.text)
      if code.count(of: "\"\"\"") % 2 == 1 { isInText.toggle() }
      waiting += row.notes
      rows.append((code, isInText ? [] : waiting))
      if !isInText { waiting = [] }
    }
  }
}

extension String {
  fileprivate func count(of piece: String) -> Int {
    var count = 0
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(piece) {
        count += 1
        rest = rest.dropFirst(piece.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return count
  }
}
