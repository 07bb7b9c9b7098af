internal import Figures

extension Figure.Table {
  /// A table of text, in which columns of numbers are set to the right.
  init(csv header: [String], rows: [[String]]) {
    let columns = rows.reduce(header.count) { max($0, $1.count) }
    let alignment = (0..<columns).map { column -> Alignment in
      let cells = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        .filter { !$0.isEmpty }
      let isNumeric = !cells.isEmpty && cells.allSatisfy(Self.isNumber)
      return isNumeric ? .right : .left
    }
    // The author wrote it for these readers: it is in their language.
    self.init(
      header: header.map { Phrase(verbatim: $0) },
      rows: rows.map { $0.map { Phrase(verbatim: $0) } }, alignment: alignment)
  }

  private static func isNumber(_ text: String) -> Bool {
    text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+-−.,eE%×$€¥ ".contains($0) }
  }
}
