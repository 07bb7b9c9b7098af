/// What both the text and the SVG of lines and points need to know: scales, and what has no place.
struct PlotModel {
  let plot: Figure.Plot
  let series: [Figure.Series]
  let xScale: PlotScale
  let yScale: PlotScale
  let xIsWhole: Bool
  let yIsWhole: Bool

  init(_ plot: Figure.Plot, series: [Figure.Series]) {
    self.plot = plot
    self.series = series
    let allX = series.flatMap(\.x)
    let allY = series.flatMap(\.y)
    xScale = PlotScale(allX, scale: plot.xAxis.scale)
    yScale = PlotScale(PlotModel.withZero(allY, plot.yAxis.scale), scale: plot.yAxis.scale)
    xIsWhole = allX.allSatisfy { !$0.isFinite || $0.rounded() == $0 }
    yIsWhole = allY.allSatisfy { !$0.isFinite || $0.rounded() == $0 }
  }

  /// Positive values that nearly reach zero are shown down to it.
  private static func withZero(_ values: [Double], _ scale: Figure.Axis.Scale) -> [Double] {
    let finite = values.filter(\.isFinite)
    guard scale == .linear, let least = finite.min(), let greatest = finite.max() else {
      return values
    }
    if least > 0, least < greatest / 8 { return values + [0] }
    if greatest < 0, greatest > least / 8 { return values + [0] }
    return values
  }

  func xTicks(_ most: Int, ascii: Bool) -> [PlotTick] {
    PlotTick.ticks(on: xScale, most: most, integers: xIsWhole && !xScale.isLog, ascii: ascii)
  }

  /// Sentences about values that are not drawn.
  var notes: [Phrase] {
    series.flatMap { series in
      let isNamed = self.series.count > 1 && !series.name.isEmpty
      func named(_ note: Phrase) -> Phrase { isNamed ? "\(series.name): \(note)" : note }
      var notes: [Phrase] = []
      if let first = series.y.firstIndex(where: { !$0.isFinite }) {
        let value = NumberText.notFinite(series.y[first], ascii: true)
        let place = NumberText.short(series.x[first])
        let count = Phrase.count(series.notFinite, "value")
        notes.append(
          named(
            "\(count) not finite, the first (\(value)) at \(plot.xAxis.label ?? "x") \(place)."))
      }
      let missing = zip(series.x, series.y).count { x, y in
        y.isFinite && (xScale.unit(x) == nil || yScale.unit(y) == nil)
      }
      if missing > 0 {
        notes.append(
          named("\(Phrase.count(missing, "value")) without a place on the log axis."))
      }
      return notes
    }
  }
}
