/// Rows and named columns of text, read from a file of comma-separated values.
///
/// Text becomes numbers where it is asked for: `table.numbers("open", "close")`.
public struct Table: Sendable, CustomStringConvertible {
  /// Names of the columns, in the file's order.
  public let columns: [String]
  let rows: [[TableField]]
  /// The rows of the file: a number means the same in a part of the table.
  let everyRow: [[TableField]]
  let source: String
  let missing: MissingValues
  /// What stands before a fraction, if the caller said so.
  let decimal: Character?
  let separator: Character

  /// Reads comma-separated text; the first row names the columns.
  ///
  /// - Parameters:
  ///   - source: what messages call the text.
  ///   - separator, decimal, missing, comment: as `readCSV` has them.
  public init(
    csv text: String, separator: Character? = nil, decimal: Character? = nil,
    missing: [String] = [], comment: Character? = nil, source: String = "table"
  ) throws(TableError) {
    try self.init(
      bytes: Array(text.utf8),
      TableOptions(separator: separator, decimal: decimal, missing: missing, comment: comment),
      source: source)
  }

  init(bytes: [UInt8], _ options: TableOptions, source: String) throws(TableError) {
    let text = try TableText(bytes, options, source: source)
    columns = text.columns
    rows = text.rows
    everyRow = text.rows
    self.source = source
    missing = MissingValues(options.missing)
    decimal = options.decimal
    separator = text.separator
  }

  private init(_ other: Table, rows: [[TableField]]) {
    columns = other.columns
    everyRow = other.everyRow
    source = other.source
    missing = other.missing
    decimal = other.decimal
    separator = other.separator
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
        places.allSatisfy { !missing.contains(row[$0].text) }
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
    var columns: [NumberColumn] = []
    for place in places { columns.append(try NumberColumn(place, of: self)) }
    var values: [Double] = []
    values.reserveCapacity(places.count * count)
    for row in rows {
      for (place, column) in zip(places, columns) {
        values.append(try column.value(of: row[place], replacement: missing))
      }
    }
    return values
  }

  private func positions(of names: [String]) throws(TableError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = columns.firstIndex(of: name) else {
        throw TableError(source, ColumnSearch(columns, separator).message(for: name))
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
  /// It stood in quotes, so that its blanks count.
  var isQuoted = false
}

/// "1 row", "2 rows".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
