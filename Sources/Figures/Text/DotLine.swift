/// The dots of a straight line, by Bresenham's method.
struct DotLine {
  let from: (column: Int, row: Int)
  let to: (column: Int, row: Int)

  func visit(_ body: (_ column: Int, _ row: Int) -> Void) {
    var (column, row) = from
    let across = abs(to.column - column)
    let down = -abs(to.row - row)
    let right = column < to.column ? 1 : -1
    let below = row < to.row ? 1 : -1
    var error = across + down
    while true {
      body(column, row)
      if column == to.column, row == to.row { return }
      let doubled = 2 * error
      if doubled >= down {
        error += down
        column += right
      }
      if doubled <= across {
        error += across
        row += below
      }
    }
  }
}
