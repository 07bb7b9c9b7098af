/// What a table's cell can be made of: text, numbers, truth values.
public protocol TableCell {
  /// The cell as it stands alone.
  var tableText: String { get }
  /// Its number, if it has one: columns of numbers are aligned to the right and rounded alike.
  var tableNumber: Double? { get }
}

extension TableCell {
  public var tableNumber: Double? { nil }
}

extension Phrase: TableCell {
  public var tableText: String { english }
}

extension String: TableCell {
  public var tableText: String { self }
}

extension Bool: TableCell {
  public var tableText: String { self ? "yes" : "no" }
}

extension Int: TableCell {
  public var tableText: String { description }
  public var tableNumber: Double? { Double(self) }
}

extension Double: TableCell {
  public var tableText: String { NumberText.short(self) }
  public var tableNumber: Double? { self }
}

extension Float: TableCell {
  public var tableText: String { NumberText.short(plotNumber) }
  public var tableNumber: Double? { plotNumber }
}

/// A table: `table(["epoch", "loss"], [[1, 0.71], [100, 0.013]])`.
///
/// A column of numbers is aligned to the right, with one number of places where that is readable.
public func table(
  _ header: [String], _ rows: [[any TableCell]], title: String? = nil, caption: String? = nil
) -> Figure {
  Figure(
    .table(.init(header: header, cells: rows)), title: Phrase(title),
    caption: Phrase(caption))
}

/// The same as a directive: the fence's body gives the rows.
public func table(
  _ header: [String], title: String? = nil, caption: String? = nil,
  _ rows: () throws -> [[any TableCell]]
) rethrows -> Figure {
  table(header, try rows(), title: title, caption: caption)
}

/// Columns of numbers with their names: `table(["t": [0, 1], "h": [0.0, 0.46]])`.
public func table<Data: PlotData>(
  _ columns: KeyValuePairs<String, Data>, title: String? = nil, caption: String? = nil
) -> Figure {
  let values = columns.map { $0.value.plotCurves.flatMap(\.self) }
  let rows = (0..<(values.map(\.count).max() ?? 0)).map { row in
    values.map { column -> any TableCell in row < column.count ? column[row] : "" }
  }
  return table(columns.map(\.key), rows, title: title, caption: caption)
}

extension Figure.Table {
  /// A table whose columns of numbers are aligned and rounded alike.
  package init(header: [String], cells: [[any TableCell]], emphasised: Set<Int> = []) {
    let count = cells.reduce(header.count) { max($0, $1.count) }
    var rows = cells.map { row in
      row.map { $0 as? Phrase ?? Phrase($0.tableText) }
        + Array(repeating: "", count: count - row.count)
    }
    var alignment: [Alignment] = []
    for column in 0..<count {
      let entries = cells.map { column < $0.count ? $0[column] : "" }
      let filled = entries.indices.filter { !entries[$0].tableText.isEmpty }
      let numbers = filled.compactMap { entries[$0].tableNumber }
      let isNumeric = !filled.isEmpty && numbers.count == filled.count
      alignment.append(isNumeric ? .right : .left)
      guard isNumeric, !filled.allSatisfy({ entries[$0] is Int }) else { continue }
      for (row, text) in zip(filled, NumberText.column(numbers)) {
        rows[row][column] = Phrase(text)
      }
    }
    self.init(
      header: header.map { Phrase($0) }, rows: rows, alignment: alignment, emphasised: emphasised)
  }
}
