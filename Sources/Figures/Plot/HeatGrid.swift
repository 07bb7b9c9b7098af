/// A matrix drawn on fewer places than it has values: each shows the value of its block that is
/// farthest from the middle, so that extremes stay.
struct HeatGrid {
  let map: Figure.HeatMap
  let rows: Int
  let columns: Int
  private let middle: Double

  init(_ map: Figure.HeatMap, mostRows: Int, mostColumns: Int) {
    self.map = map
    rows = min(map.rows, mostRows)
    columns = min(map.columns, mostColumns)
    let finite = map.values.filter(\.isFinite)
    middle = (finite.min() ?? 0) / 2 + (finite.max() ?? 0) / 2
  }

  func firstRow(_ row: Int) -> Int { row * map.rows / rows }
  func firstColumn(_ column: Int) -> Int { column * map.columns / columns }

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
