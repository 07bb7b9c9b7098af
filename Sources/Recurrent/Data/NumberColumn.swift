/// The numbers of one column, all read in the same way.
///
/// `1,189` is 1.189 in one country and 1189 in the next. What decides is the column: `0,368` or
/// `12,5` in it has a decimal comma, `19,426.7` a decimal point. Then the rest of the table. Where
/// nothing is certain there is no guess but an error, which says what to write.
struct NumberColumn {
  /// What stands before the fraction.
  enum Mark: Equatable {
    case point, comma

    var character: Character { self == .point ? "." : "," }
  }

  /// What a column of a table says by itself.
  enum Evidence {
    case none
    case certain(Mark)
    /// The first number that has two readings.
    case ambiguous(TableField)
    /// Two fields that cannot both be right.
    case contradiction(TableField, TableField)
  }

  private let name: String
  private let mark: Mark
  private let missing: MissingValues
  private let table: Table

  /// - Parameter place: the column's number, from 0.
  init(_ place: Int, of table: Table) throws(TableError) {
    self.table = table
    missing = table.missing
    name = table.columns[place]
    let fields = table.everyRow.map { $0[place] }
    mark = try Self.mark(of: fields, place, table)
    try checkUnits(fields)
  }

  /// The number of a field.
  ///
  /// - Parameter replacement: stands for a missing value; nil makes it an error.
  func value(of field: TableField, replacement: Double?) throws(TableError) -> Double {
    if missing.contains(field.text) {
      if let replacement { return replacement }
      throw error(
        field, "\(name) is missing; pass a number for it (missing: 0) or use droppingMissing()")
    }
    guard let number = TableNumber(field.text) else {
      throw error(field, "\(name): “\(field.text)” is not a number\(advice(field.text))")
    }
    guard let value = mark == .point ? number.byPoint : number.byComma else {
      throw error(
        field,
        "\(name): “\(field.text)” is not a number with a decimal "
          + (mark == .point ? "point" : "comma"))
    }
    return value
  }

  private func error(_ field: TableField, _ reason: String) -> TableError {
    TableError(table.source, field.line, field.column, reason)
  }

  /// What to do about a text among numbers.
  private func advice(_ text: String) -> String {
    if text.hasPrefix("#") && text.count > 2 {
      return "; the spreadsheet that wrote it shows an error"
    }
    guard text.count <= 20, let place = table.columns.firstIndex(of: name),
      table.everyRow.contains(where: { TableNumber($0[place].text) != nil })
    else { return "" }
    return "; if it stands for a missing value, say so: readCSV(…, missing: [\"\(text)\"])"
  }

  // MARK: Comma or point

  private static func mark(
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
      let hasPoint = field.text.contains(".") || field.text.contains("．")
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

  private static func evidence(_ fields: [TableField], _ table: Table) -> Evidence {
    var (point, comma, ambiguous): (TableField?, TableField?, TableField?)
    for field in fields where !table.missing.contains(field.text) {
      guard let number = TableNumber(field.text) else { continue }
      if number.isAmbiguous {
        if ambiguous == nil { ambiguous = field }
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
    return ambiguous.map { .ambiguous($0) } ?? .none
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

  // MARK: Units

  /// Percentages beside plain numbers, and two currencies, are not one column of numbers.
  private func checkUnits(_ fields: [TableField]) throws(TableError) {
    var (percent, plain, money): (TableField?, TableField?, (TableField, Character)?)
    for field in fields where !missing.contains(field.text) {
      guard let number = TableNumber(field.text), let value = number.byPoint ?? number.byComma,
        value != 0
      else { continue }
      if number.isPercent { percent = percent ?? field } else { plain = plain ?? field }
      if let percent, let plain {
        let (one, other) = number.isPercent ? (plain, percent) : (percent, plain)
        throw error(
          other,
          "\(name): “\(other.text)” \(number.isPercent ? "is a percentage" : "is none"), but "
            + "“\(one.text)” in line \(one.line) \(number.isPercent ? "is none" : "is a percentage"); "
            + "make them alike in the file")
      }
      guard let currency = number.currency else { continue }
      if let money, money.1 != currency {
        throw error(
          field,
          "\(name): “\(field.text)” is in \(currency), but “\(money.0.text)” in line "
            + "\(money.0.line) is in \(money.1)")
      }
      money = money ?? (field, currency)
    }
  }
}

extension String {
  /// A number's text without the ".0" of a whole one.
  fileprivate var droppingZeroFraction: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
