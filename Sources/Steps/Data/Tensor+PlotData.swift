public import Figures
public import Recurrent

extension Tensor: PlotData {
  /// One curve for each row of a matrix; one alone for a vector or a single number.
  public var plotCurves: [[Double]] {
    contract(rank <= 2, "plot: \(shape) has \(rank) axes; a plot takes at most 2")
    let values = scalars.map(\.plotNumber)
    guard rank == 2 else { return [values] }
    return (0..<shape[0]).map { row in
      Array(values[(row * shape[1])..<((row + 1) * shape[1])])
    }
  }
}

/// A matrix or a vector as a table of its numbers.
///
/// - Parameters:
///   - rows: names before the rows.
///   - columns: names above the columns.
public func table(
  _ tensor: Tensor, rows: [String] = [], columns: [String] = [], title: String? = nil,
  caption: String? = nil
) -> Figure {
  let curves = tensor.plotCurves
  let width = curves.first?.count ?? 0
  let header =
    (rows.isEmpty ? [] : [""])
    + (0..<width).map { column in
      columns.indices.contains(column) ? columns[column] : "\(column)"
    }
  // One format for the whole matrix: its numbers are compared across columns.
  let texts = NumberText.column(curves.flatMap(\.self))
  let cells = curves.indices.map { row in
    (rows.isEmpty ? [] : [rows.indices.contains(row) ? rows[row] : ""])
      + texts[(row * width)..<((row + 1) * width)]
  }
  let alignment: [Figure.Table.Alignment] =
    (rows.isEmpty ? [] : [.left]) + Array(repeating: .right, count: width)
  return Figure(
    .table(.init(header: header, rows: cells, alignment: alignment)),
    title: title.map { Phrase($0) },
    caption: caption.map { Phrase($0) })
}
