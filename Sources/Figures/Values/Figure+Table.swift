extension Figure {
  /// Rows of text under a header. Short rows are filled with empty cells.
  public struct Table: Sendable, Hashable, Codable {
    /// Where the text of a cell lies in its column.
    public enum Alignment: String, Sendable, Codable {
      case left, center, right
    }

    /// One name for each column.
    public var header: [Phrase]
    /// From top to bottom, each from left to right.
    public var rows: [[Phrase]]
    /// One for each column; a column without one is aligned to the left.
    public var alignment: [Alignment]
    /// The indices of rows that a reader should find at once: the best epoch, the total.
    public var emphasised: Set<Int>

    /// A table of texts with nothing filled in. `table(_:_:)` makes one of numbers.
    public init(
      header: [String], rows: [[String]], alignment: [Alignment] = [], emphasised: Set<Int> = []
    ) {
      self.init(
        header: header.map { Phrase($0) }, rows: rows.map { $0.map { Phrase($0) } },
        alignment: alignment, emphasised: emphasised)
    }

    /// A table of phrases.
    public init(
      header: [Phrase], rows: [[Phrase]], alignment: [Alignment] = [], emphasised: Set<Int> = []
    ) {
      self.header = header
      self.rows = rows
      self.alignment = alignment
      self.emphasised = emphasised
    }

    // A set's own coding follows its hash order.
    private enum CodingKeys: String, CodingKey {
      case header, rows, alignment, emphasised
    }

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      header = try values.decode([Phrase].self, forKey: .header)
      rows = try values.decode([[Phrase]].self, forKey: .rows)
      alignment = try values.decode([Alignment].self, forKey: .alignment)
      emphasised = Set(try values.decode([Int].self, forKey: .emphasised))
    }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(header, forKey: .header)
      try values.encode(rows, forKey: .rows)
      try values.encode(alignment, forKey: .alignment)
      try values.encode(emphasised.sorted(), forKey: .emphasised)
    }
  }
}

extension Figure.Table {
  /// The widest row's number of cells.
  package var columnCount: Int {
    rows.reduce(header.count) { max($0, $1.count) }
  }

  package func alignment(ofColumn column: Int) -> Alignment {
    alignment.indices.contains(column) ? alignment[column] : .left
  }

  /// `row` with an empty cell for each column that it lacks.
  package func padded(_ row: [Phrase]) -> [Phrase] {
    row + Array(repeating: "", count: max(0, columnCount - row.count))
  }
}
