/// The rows and columns of a table's text, before anything in it is a number.
struct TableText {
  private(set) var columns: [String] = []
  private(set) var rows: [[TableField]]
  let separator: Character

  init(_ bytes: [UInt8], _ options: TableOptions, source: String) throws(TableError) {
    if let problem = options.problem { throw TableError(source, problem) }
    if let problem = TextEncoding(bytes) {
      let place = TextEncoding.place(of: problem.offset, in: bytes)
      throw TableError(source, place.line, place.column, problem.reason)
    }
    if let kind = FileKind(bytes) {
      throw TableError(source, 1, 1, kind.message)
    }
    let comment = options.comment.flatMap(TableOptions.byte)
    var reader = CSVReader(
      bytes, separator: UInt8(ascii: ","), comment: comment, source: source)
    let named = reader.separatorLine().map { Character(UnicodeScalar($0)) }
    if let named, let told = options.separator, told != named {
      throw TableError(
        source, 1, 1,
        "the first line says that the separator is \(TableOptions.literal(named)), "
          + "not \(TableOptions.literal(told)); leave separator out")
    }
    separator = named ?? options.separator ?? ","
    reader = reader.separated(by: separator.asciiValue ?? UInt8(ascii: ","))
    let start = reader
    rows = try reader.rows()
    guard !rows.isEmpty else { throw TableError(source, "the table is empty") }
    if named == nil && options.separator == nil, let other = Self.likelySeparator(start, rows) {
      throw TableError(
        source, rows[0][0].line, rows[0][0].column,
        "the fields are separated by \(TableOptions.literal(other)), it seems; "
          + "write readCSV(…, separator: \(TableOptions.literal(other)))")
    }
    let header = rows.removeFirst()
    dropEmptyEnds(header.count)
    let names = nameCount(header)
    columns = try Self.names(header.prefix(names), source)
    for index in rows.indices where rows[index].count > names {
      if rows[index][names...].allSatisfy(Self.isEmpty) {
        rows[index].removeLast(rows[index].count - names)
      }
    }
    for row in rows where row.count != columns.count {
      throw TableError.ragged(row, columns, header, options, separator, source)
    }
  }

  private static func isEmpty(_ field: TableField) -> Bool { field.text.isEmpty && !field.isQuoted }

  /// Takes off the empty fields that programs write behind the last column.
  private mutating func dropEmptyEnds(_ count: Int) {
    for index in rows.indices {
      while rows[index].count > count, let last = rows[index].last, Self.isEmpty(last) {
        rows[index].removeLast()
      }
    }
  }

  /// How many columns there are: the header's, without nameless ones at its end that stay empty.
  private func nameCount(_ header: [TableField]) -> Int {
    var count = header.count
    while count > 1, Self.isEmpty(header[count - 1]),
      rows.allSatisfy({ $0.count < count || $0[(count - 1)...].allSatisfy(Self.isEmpty) })
    {
      count -= 1
    }
    return count
  }

  private static func names(
    _ header: ArraySlice<TableField>, _ source: String
  ) throws(TableError) -> [String] {
    var columns: [String] = []
    for (index, cell) in header.enumerated() {
      let name = cell.text.isEmpty ? "column \(index + 1)" : cell.text
      if let first = columns.firstIndex(of: name) {
        throw TableError(
          source, cell.line, cell.column,
          "there are two columns called “\(name)”, "
            + "column \(first + 1) and column \(index + 1); rename one of them in the file")
      }
      columns.append(name)
    }
    return columns
  }

  /// The separator that cuts every line into equally many fields, where the comma does not cut the
  /// first one at all.
  private static func likelySeparator(_ start: CSVReader, _ rows: [[TableField]]) -> Character? {
    guard rows[0].count == 1 else { return nil }
    for other: Character in [";", "\t", "|"] where rows[0][0].text.contains(other) {
      guard let byte = other.asciiValue else { continue }
      var reader = start.separated(by: byte)
      guard let cut = try? reader.rows(), cut[0].count > 1 else { continue }
      if cut.allSatisfy({ $0.count == cut[0].count }) { return other }
    }
    return nil
  }
}

extension TableError {
  /// A row has another number of fields than the header.
  static func ragged(
    _ row: [TableField], _ columns: [String], _ header: [TableField], _ options: TableOptions,
    _ separator: Character, _ source: String
  ) -> TableError {
    // The first surplus cell, or the last one that is there.
    let place = row.count > columns.count ? row[columns.count] : row[row.count - 1]
    var hint = ""
    if header[0].text.hasPrefix("#"), options.comment == nil {
      hint = "; if the lines that start with # are comments, write readCSV(…, comment: \"#\")"
    } else if columns.count == 1, let other = ColumnSearch(columns, separator).likelySeparator {
      hint = "; if the fields are separated by it, write readCSV(…, separator: \(other))"
    } else if row.count > columns.count, separator == "," {
      hint = "; a comma that belongs to a field, as in 5,1, needs quotes around the field"
    }
    return TableError(
      source, place.line, place.column,
      "the row has \(counted(row.count, "field")), the header has \(columns.count)\(hint)")
  }
}
