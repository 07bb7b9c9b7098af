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
