extension Table {
  /// Columns as numbers, `[row, column]`: `table.numbers("open", "close")`.
  ///
  /// Reads `19,426.7`, `2731.87K` (thousand; also M, B, T) and `-0.58%` (a hundredth).
  ///
  /// - Parameter missing: stands for empty cells (and `-`, `NA`, `null` …); nil makes them errors.
  /// - Throws: `TableError`, with line and character of the cell that is no number.
  public func numbers(_ names: String..., missing: Double? = nil) throws(TableError) -> Tensor {
    let values = try values(of: names, missing: missing)
    return Tensor(values.map { Float($0) }, shape: [count, names.count])
  }
}
