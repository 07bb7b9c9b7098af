/// What a plot shows, in words.
struct PlotWords {
  let plot: Figure.Plot
  let title: String?

  var heading: String {
    let kind =
      switch plot.marks {
      case .lines: "Line plot"
      case .points: "Scatter plot"
      case .bars: "Bar chart"
      case .histogram: "Histogram"
      case .heatMap: "Heat map"
      }
    return title.map { "\(kind): \($0)" } ?? kind
  }

  var sentences: String {
    switch plot.marks {
    case .lines(let series), .points(let series):
      ([axes] + series.map { words(of: $0, among: series.count) }
        + PlotModel(plot, series: series).notes).joined(separator: " ")
    case .bars(let categories, let series): words(of: categories, series)
    case .histogram(let histogram): words(of: histogram)
    case .heatMap(let map): words(of: map)
    }
  }

  private var axes: String {
    let x = plot.xAxis.label ?? "x"
    let y = plot.yAxis.label ?? "values"
    let logs = [plot.xAxis, plot.yAxis].map { $0.scale == .log }
    let scale =
      switch (logs[0], logs[1]) {
      case (true, true): ", both on logarithmic axes"
      case (true, false): ", \(x) on a logarithmic axis"
      case (false, true): ", \(y) on a logarithmic axis"
      case (false, false): ""
      }
    return "\(y) over \(x)\(scale)."
  }

  private func words(of series: Figure.Series, among count: Int) -> String {
    let name = count > 1 ? "\(series.name.isEmpty ? "A series" : series.name): " : ""
    let finite = zip(series.x, series.y).filter { $1.isFinite }
    guard let first = finite.first, let last = finite.last else { return "\(name)no points." }
    let points = "\(name)\(NumberText.count(series.count, "point"))"
    if finite.count == 1 {
      return "\(points), \(number(first.1)) at \(number(first.0))."
    }
    let least = finite.min { $0.1 < $1.1 } ?? first
    let greatest = finite.max { $0.1 < $1.1 } ?? first
    if least.1 == greatest.1 { return "\(points), all \(number(least.1))." }
    return "\(points), from \(number(first.1)) at \(number(first.0)) to \(number(last.1)) at "
      + "\(number(last.0)); least \(number(least.1)) at \(number(least.0)), greatest "
      + "\(number(greatest.1)) at \(number(greatest.0))."
  }

  private func words(of categories: [String], _ series: [Figure.Series]) -> String {
    series.map { series in
      let values = zip(categories, series.y).map { "\($0) \(number($1))" }
      let shown = values.prefix(12).joined(separator: ", ")
      let rest = values.count > 12 ? " and \(values.count - 12) more" : ""
      return (series.name.isEmpty ? "" : "\(series.name): ") + shown + rest + "."
    }.joined(separator: " ")
  }

  private func words(of histogram: Figure.Histogram) -> String {
    let total = histogram.counts.reduce(0, +)
    guard let most = histogram.counts.max(), most > 0,
      let bin = histogram.counts.firstIndex(of: most)
    else { return "No values." }
    return
      "\(NumberText.count(total, "value")) in \(NumberText.count(histogram.counts.count, "bin"))"
      + " from \(number(histogram.edges.first ?? 0)) to \(number(histogram.edges.last ?? 0)); "
      + "most, \(most), between \(number(histogram.edges[bin])) and "
      + "\(number(histogram.edges[bin + 1]))."
      + (histogram.leftOut == 0
        ? "" : " \(NumberText.count(histogram.leftOut, "value")) not finite, in no bin.")
  }

  private func words(of map: Figure.HeatMap) -> String {
    let finite = map.values.indices.filter { map.values[$0].isFinite }
    guard let least = finite.min(by: { map.values[$0] < map.values[$1] }),
      let greatest = finite.max(by: { map.values[$0] < map.values[$1] })
    else { return "\(map.rows) × \(map.columns) values, none finite." }
    func place(_ index: Int) -> String {
      "row \(Figure.HeatMap.name(index / map.columns, in: map.rowLabels)), "
        + "column \(Figure.HeatMap.name(index % map.columns, in: map.columnLabels))"
    }
    let strange = map.values.count - finite.count
    return "\(map.rows) × \(map.columns) values; least \(number(map.values[least])) at "
      + "\(place(least)); greatest \(number(map.values[greatest])) at \(place(greatest))."
      + (strange == 0 ? "" : " \(NumberText.count(strange, "value")) not finite.")
  }

  private func number(_ value: Double) -> String { NumberText.short(value) }
}
