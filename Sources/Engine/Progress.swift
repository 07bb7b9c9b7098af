package import Runs

/// Where a running lesson is, for a progress line. Cells count from 0.
package enum Progress: Sendable {
  case compiling(cell: Int)
  case running(cell: Int)
  /// How far a long step of the cell has come, in the words of the cell.
  case step(cell: Int, text: String)
  case finished(cell: Int, status: CellResult.Status, seconds: Double, cached: Bool)
}
