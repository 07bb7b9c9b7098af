import Figures
import Recurrent
import Steps
import Testing

/// A column of a table is one curve, and bars take what curves do.
@Suite struct ColumnPlotTests {
  private let column = Tensor([[3.5], [4.25], [2]])

  private func lines(_ figure: Figure) throws -> [Figure.Series] {
    guard case .plot(let plot) = figure.content, case .lines(let series) = plot.marks else {
      throw NotThis()
    }
    return series
  }

  private func bars(_ figure: Figure) throws -> (categories: [String], series: [Figure.Series]) {
    guard case .plot(let plot) = figure.content, case .bars(let categories, let series) = plot.marks
    else { throw NotThis() }
    return (categories.map(\.english), series)
  }

  private struct NotThis: Error {}

  @Test func aColumnIsOneCurve() throws {
    let curves = try lines(plot(column))
    #expect(curves.count == 1)
    #expect(curves[0].y == [3.5, 4.25, 2])
    #expect(try lines(plot(column)) == lines(plot(column.flattened())))
    let named = try lines(plot(["a": column, "b": column]))
    #expect(named.count == 2 && named[1].y.count == 3)
    // A matrix has a curve for each row, and one row is one curve.
    #expect(try lines(plot(ones(3, 2))).count == 3)
    #expect(try lines(plot(column.transposed())).count == 1)
  }

  @Test func aHeatMapOfAColumnKeepsItsRows() {
    guard case .plot(let plot) = heatMap(column).content, case .heatMap(let map) = plot.marks else {
      Issue.record("no heat map")
      return
    }
    #expect(map.columns == 1 && map.values.count == 3)
  }

  @Test func barsTakeATensor() throws {
    let one = try bars(Figures.bars(column))
    #expect(one.categories == ["0", "1", "2"])
    #expect(one.series.count == 1 && one.series[0].y == [3.5, 4.25, 2])
    #expect(try bars(Figures.bars(Tensor([1, 2]))).series[0].y == [1, 2])
    #expect(try bars(Figures.bars([1, 2, 3])).categories.count == 3)
    let named = try bars(Figures.bars(column, categories: ["a", "b", "c"]))
    #expect(named.categories == ["a", "b", "c"])
    let rows = try bars(Figures.bars(Tensor([[1, 2, 3], [4, 5, 6]])))
    #expect(rows.series.map(\.name.english) == ["[0]", "[1]"])
    #expect(rows.categories.count == 3)
  }
}
