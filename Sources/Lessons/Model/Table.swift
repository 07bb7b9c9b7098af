/// A table of the text: pipes and dashes, or a `csv table` fence.
package struct Table: Sendable, Hashable {
  package enum Alignment: String, Sendable, Hashable, Codable {
    case left, center, right
  }

  package typealias Cell = [Inline]

  /// One cell for each column.
  package var header: [Cell]
  package var rows: [[Cell]]
  /// One for each column; nil where the author left it open.
  package var alignments: [Alignment?]
  /// Of the fence; a table of pipes has none.
  package var attributes: Attributes
  /// It is a `csv table` fence.
  package var isFence: Bool

  package init(
    header: [Cell], rows: [[Cell]], alignments: [Alignment?] = [],
    attributes: Attributes = Attributes(), isFence: Bool = false
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.attributes = attributes
    self.isFence = isFence
  }

  /// The cells of all rows, the header's first.
  package var cells: [Cell] { header + rows.joined() }
}
