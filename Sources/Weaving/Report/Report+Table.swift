package import Figures
internal import Lessons

extension Report {
  /// A table of the text.
  package struct Table: Sendable, Hashable, Codable {
    package typealias Cell = [Inline]

    package var header: [Cell]
    package var rows: [[Cell]]
    /// One for each column.
    package var alignment: [Figure.Table.Alignment]
    /// It is a `csv table` fence, and no table of pipes.
    package var isFence: Bool
    package var id: String?
    package var label: Label?

    /// The table as a figure, whose cells are plain text.
    ///
    /// - Parameter text: of a cell.
    package func figure(_ text: @escaping (Cell) -> String) -> Figure {
      // The author wrote it for these readers: it is in their language.
      let phrase = { (cell: Cell) in Phrase(verbatim: text(cell)) }
      return Figure(
        .table(
          Figure.Table(
            header: header.map(phrase), rows: rows.map { $0.map(phrase) }, alignment: alignment)))
    }

    /// Of all cells, in the order of the rows.
    package var inlines: [Inline] { (header + rows.joined()).flatMap(\.self) }

    package var columns: Int { alignment.count }
  }
}

extension Report.Table {
  /// Columns of numbers are set to the right where the author says nothing of them.
  static func alignment(of table: Table) -> [Figure.Table.Alignment] {
    let columns = table.rows.reduce(table.header.count) { max($0, $1.count) }
    return (0..<columns).map { column in
      let said = table.alignments.indices.contains(column) ? table.alignments[column] : nil
      switch said {
      case .left: return .left
      case .center: return .center
      case .right: return .right
      case nil: break
      }
      guard table.isFence else { return .left }
      let cells = table.rows.compactMap {
        $0.indices.contains(column) ? $0[column].plainText : nil
      }
      .filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(isNumber) ? .right : .left
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+-−.,eE%×$€¥ ".contains($0) }
  }
}
