internal import CellProtocol
internal import Lessons

/// A line of a cell as the compiled code knows it: the cell, and the line within the cell.
///
/// So a compiled cell does not know where in its lesson it stands, and prose around it may change. And
/// when a function of one cell is called by another, its lines are never taken for the caller's.
struct CellLine {
  var number: Int

  init(_ line: Int, in cell: Cell, number cellNumber: Int) {
    // The fence is line 0 of its cell.
    number = (cellNumber + 1) * Int(UNROLL_CELL_LINES) + line - (cell.firstLine - 1)
  }

  /// The lesson's line for a number that the compiler, the tracer or a backtrace gives.
  ///
  /// - Parameter cells: the cells that the code may come from, by their numbers.
  static func lessonLine(_ number: Int, in cells: [Cell]) -> Int? {
    let unit = Int(UNROLL_CELL_LINES)
    // The cell asked for its place, and got the lesson's own lines.
    guard number >= unit else { return number > 0 ? number : nil }
    let index = number / unit - 1
    guard cells.indices.contains(index) else { return nil }
    return cells[index].firstLine - 1 + number % unit
  }
}
