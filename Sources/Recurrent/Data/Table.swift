/// Rows and named columns of text, read from a file of comma-separated values.
///
/// Text becomes numbers where it is asked for: `table.numbers("open", "close")`.
public struct Table: Sendable, CustomStringConvertible {
  /// Names of the columns, in the file's order.
  public let columns: [String]
  let rows: [[TableField]]
  let source: String

  /// Reads comma-separated text; the first row names the columns.
  ///
  /// - Parameters:
  ///   - separator: one ASCII character.
  ///   - source: what messages call the text.
  public init(
    csv text: String, separator: Character = ",", source: String = "table"
  ) throws(TableError) {
    try self.init(bytes: Array(text.utf8), separator: separator, source: source)
  }

  init(bytes: [UInt8], separator: Character, source: String) throws(TableError) {
    guard let byte = separator.asciiValue, separator != "\"", !separator.isNewline else {
      throw TableError(source, "a separator must be one ASCII character, not “\(separator)”")
    }
    var reader = try CSVReader(bytes, separator: byte, source: source)
    var rows = try reader.rows()
    guard !rows.isEmpty else { throw TableError(source, "the table is empty") }
    let header = rows.removeFirst()
    var columns: [String] = []
    for (index, cell) in header.enumerated() {
      let name = cell.text.isEmpty ? "column \(index + 1)" : cell.text
      if columns.contains(name) {
        throw TableError(source, cell.line, cell.column, "there are two columns called “\(name)”")
      }
      columns.append(name)
    }
    for row in rows where row.count != columns.count {
      // The first surplus cell, or the last one that is there.
      let place = row.count > columns.count ? row[columns.count] : row[row.count - 1]
      throw TableError(
        source, place.line, place.column,
        "the row has \(counted(row.count, "field")), the header has \(columns.count)")
    }
    self.columns = columns
    self.rows = rows
    self.source = source
  }

  private init(_ other: Table, rows: [[TableField]]) {
    columns = other.columns
    source = other.source
    self.rows = rows
  }

  /// Number of rows, the header left out.
  public var count: Int { rows.count }

  /// How many rows there are, and the names of the columns.
  public var description: String {
    "table of \(counted(count, "row")): \(columns.joined(separator: ", "))"
  }

  // MARK: Rows

  /// The same rows, last one first: oldest first, where a file has the newest on top.
  public func reversed() -> Table { Table(self, rows: rows.reversed()) }

  /// The rows of a range, counted from 0.
  public subscript(rows: Range<Int>) -> Table {
    contract(
      rows.lowerBound >= 0 && rows.upperBound <= count,
      "\(source): there are no rows \(rows); the table has \(count)")
    return Table(self, rows: Array(self.rows[rows]))
  }

  /// The rows in which none of these columns (left out: no column at all) lacks a value.
  public func droppingMissing(in names: String...) throws(TableError) -> Table {
    let places = try names.isEmpty ? Array(columns.indices) : positions(of: names)
    return Table(
      self,
      rows: rows.filter { row in
        places.allSatisfy { TableNumber.read(row[$0].text) != .missing }
      })
  }

  // MARK: Columns

  /// A column as it stands in the file.
  public func texts(_ name: String) throws(TableError) -> [String] {
    let place = try positions(of: [name])[0]
    return rows.map { $0[place].text }
  }

  /// Columns as numbers, row after row.
  ///
  /// - Parameter missing: stands for empty cells (and `-`, `NA`, `null` …); nil makes them errors.
  package func values(
    of names: [String], missing: Double? = nil
  ) throws(TableError) -> [Double] {
    let places = try positions(of: names)
    var values: [Double] = []
    values.reserveCapacity(places.count * count)
    for row in rows {
      for place in places {
        values.append(try value(of: row[place], in: columns[place], missing: missing))
      }
    }
    return values
  }

  private func value(
    of cell: TableField, in column: String, missing: Double?
  ) throws(TableError) -> Double {
    switch TableNumber.read(cell.text) {
    case .number(let value): return value
    case .missing:
      if let missing { return missing }
      throw TableError(
        source, cell.line, cell.column,
        "\(column) is missing; pass a number for it (missing: 0) or use droppingMissing()")
    case .malformed:
      throw TableError(source, cell.line, cell.column, "\(column): “\(cell.text)” is not a number")
    }
  }

  private func positions(of names: [String]) throws(TableError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = columns.firstIndex(of: name) else {
        throw TableError(
          source, "there is no column “\(name)”; there are \(columns.joined(separator: ", "))")
      }
      places.append(place)
    }
    return places
  }
}

/// One field of a table, with its place in the file.
struct TableField: Sendable {
  let text: String
  let line: Int
  let column: Int
}

/// "1 row", "2 rows".
private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
