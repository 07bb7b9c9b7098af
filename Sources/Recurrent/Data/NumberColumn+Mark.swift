/// What stands before the fraction: what a column is certain of, then what the table is.
extension NumberColumn {
  /// What a column of a table says by itself.
  enum Evidence {
    case none
    case certain(Mark)
    /// The first number that has two readings, one with a comma if there is one.
    case ambiguous(TableField)
    /// Two fields that cannot both be right.
    case contradiction(TableField, TableField)
  }

  /// The mark of a column.
  ///
  /// - Throws: `TableError` where two numbers contradict each other, and where nothing is certain.
  static func mark(
    of fields: [TableField], _ place: Int, _ table: Table
  ) throws(TableError) -> Mark {
    if let decimal = table.decimal { return decimal == "," ? .comma : .point }
    switch evidence(fields, table) {
    case .none: return .point
    case .certain(let mark): return mark
    case .contradiction(let one, let other):
      let commas = TableNumber(other.text)?.byPoint == nil
      throw TableError(
        table.source, other.line, other.column,
        "\(table.columns[place]): “\(other.text)” has a decimal \(commas ? "comma" : "point"), but "
          + "“\(one.text)” in line \(one.line) has a decimal \(commas ? "point" : "comma"); "
          + "make them alike in the file")
    case .ambiguous(let field):
      let others = marks(of: table, without: place)
      let hasPoint = hasPoint(field)
      // A point is what it mostly is, unless the table speaks for a comma in some way.
      if hasPoint && !others.contains(.comma)
        && (table.separator != ";" || others == [.point])
      {
        return .point
      }
      if !hasPoint, others.count == 1 { return others[0] }
      throw ambiguity(field, table.columns[place], table)
    }
  }

  private static func ambiguity(_ field: TableField, _ name: String, _ table: Table) -> TableError {
    let number = TableNumber(field.text)
    func text(_ value: Double?) -> String { value.map { "\($0)".droppingZeroFraction } ?? "" }
    return TableError(
      table.source, field.line, field.column,
      "\(name): “\(field.text)” can mean \(text(number?.byComma)) or \(text(number?.byPoint)), and no "
        + "number of the column says which; write readCSV(…, decimal: \",\") for "
        + "\(text(number?.byComma)), decimal: \".\" for \(text(number?.byPoint))")
  }

  private static func hasPoint(_ field: TableField) -> Bool {
    field.text.contains { $0 == "." || $0 == "．" }
  }

  private static func evidence(_ fields: [TableField], _ table: Table) -> Evidence {
    var (point, comma): (TableField?, TableField?)
    var (withComma, withPoint): (TableField?, TableField?)
    for field in fields where !table.missing.contains(field.text) {
      guard let number = TableNumber(field.text) else { continue }
      if number.isAmbiguous {
        if hasPoint(field) {
          withPoint = withPoint ?? field
        } else {
          withComma = withComma ?? field
        }
      } else if number.byComma == nil {
        if let comma { return .contradiction(comma, field) }
        point = point ?? field
      } else if number.byPoint == nil {
        if let point { return .contradiction(point, field) }
        comma = comma ?? field
      }
    }
    if point != nil { return .certain(.point) }
    if comma != nil { return .certain(.comma) }
    return (withComma ?? withPoint).map { .ambiguous($0) } ?? .none
  }

  /// What the other columns of numbers are certain of; each mark once.
  private static func marks(of table: Table, without place: Int) -> [Mark] {
    var marks: [Mark] = []
    for other in table.columns.indices where other != place {
      let fields = table.everyRow.map { $0[other] }
      let isNumeric = fields.allSatisfy {
        table.missing.contains($0.text) || TableNumber($0.text) != nil
      }
      if isNumeric, case .certain(let mark) = evidence(fields, table), !marks.contains(mark) {
        marks.append(mark)
      }
    }
    return marks
  }
}

extension String {
  /// A number's text without the ".0" of a whole one.
  fileprivate var droppingZeroFraction: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
