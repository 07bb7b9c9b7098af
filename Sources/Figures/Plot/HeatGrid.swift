/// A matrix drawn on fewer fields than it has values. Each field shows the value of its block that is
/// farthest from the middle of the range, so that extremes stay.
struct HeatGrid {
  let map: Figure.HeatMap
  let rows: Int
  let columns: Int
  // Blocks of equal size: uneven ones would show patterns that the matrix has not.
  private let high: Int
  private let wide: Int
  private let middle: Double

  init(_ map: Figure.HeatMap, mostRows: Int, mostColumns: Int) {
    self.map = map
    high = max(1, (map.rows + mostRows - 1) / mostRows)
    wide = max(1, (map.columns + mostColumns - 1) / mostColumns)
    rows = (map.rows + high - 1) / high
    columns = (map.columns + wide - 1) / wide
    let finite = map.values.filter(\.isFinite)
    middle = (finite.min() ?? 0) / 2 + (finite.max() ?? 0) / 2
  }

  func firstRow(_ row: Int) -> Int { min(row * high, map.rows) }
  func firstColumn(_ column: Int) -> Int { min(column * wide, map.columns) }

  subscript(row: Int, column: Int) -> Double {
    var chosen = map[firstRow(row), firstColumn(column)]
    for y in firstRow(row)..<firstRow(row + 1) {
      for x in firstColumn(column)..<firstColumn(column + 1) {
        let value = map[y, x]
        guard value.isFinite else { return value }
        if (value - middle).magnitude > (chosen - middle).magnitude { chosen = value }
      }
    }
    return chosen
  }
}
