/// A plot in sentences, for readers who cannot see it: what kind it is, what it is about, where it starts
/// and ends, and its extremes.
struct PlotWords {
  let plot: Figure.Plot
  let title: Phrase?

  var heading: Phrase {
    let kind: Phrase =
      switch plot.marks {
      case .lines: "Line plot"
      case .points: "Scatter plot"
      case .bars: "Bar chart"
      case .histogram: "Histogram"
      case .spread: "Spread"
      case .heatMap: "Heat map"
      }
    return title.map { "\(kind): \($0)" } ?? kind
  }

  var sentences: Phrase {
    switch plot.marks {
    case .lines(let series), .points(let series):
      .sentences(
        [axes] + series.map { words(of: $0, among: series.count) }
          + PlotModel(plot, series: series).notes)
    case .bars(let categories, let series): words(of: categories, series)
    case .histogram(let histogram): words(of: histogram)
    case .spread(let categories, let values):
      .sentences(zip(categories, values).map(words) + SpreadNotes(plot, values).notes)
    case .heatMap(let map): words(of: map)
    }
  }

  private var axes: Phrase {
    let x = plot.xAxis.label ?? "x"
    let y = plot.yAxis.label ?? "values"
    switch (plot.xAxis.scale, plot.yAxis.scale) {
    case (.log, .log): return "\(y) over \(x), both on logarithmic axes."
    case (.log, .linear): return "\(y) over \(x), \(x) on a logarithmic axis."
    case (.linear, .log): return "\(y) over \(x), \(y) on a logarithmic axis."
    case (.linear, .linear): return "\(y) over \(x)."
    }
  }

  private func words(of series: Figure.Series, among count: Int) -> Phrase {
    let told = points(of: series)
    guard count > 1 else { return told }
    return "\(series.name.isEmpty ? "A series" : series.name): \(told)"
  }

  private func points(of series: Figure.Series) -> Phrase {
    let finite = zip(series.x, series.y).filter { $1.isFinite }
    guard let first = finite.first, let last = finite.last else { return "no points." }
    let points = Phrase.count(series.count, "point")
    if finite.count == 1 {
      return "\(points), \(number(first.1)) at \(number(first.0))."
    }
    let least = finite.min { $0.1 < $1.1 } ?? first
    let greatest = finite.max { $0.1 < $1.1 } ?? first
    if least.1 == greatest.1 { return "\(points), all \(number(least.1))." }
    return """
      \(points), from \(number(first.1)) at \(number(first.0)) to \(number(last.1)) at \
      \(number(last.0)); least \(number(least.1)) at \(number(least.0)), greatest \
      \(number(greatest.1)) at \(number(greatest.0)).
      """
  }

  private func words(of categories: [Phrase], _ series: [Figure.Series]) -> Phrase {
    .sentences(
      series.map { series in
        // A number stays with its name.
        let values = zip(categories, series.y).map { name, value -> Phrase in
          "\(name)\u{A0}\(number(value))"
        }
        let shown = Phrase.list(Array(values.prefix(12)))
        let told: Phrase =
          values.count > 12 ? "\(shown) and \(values.count - 12) more." : "\(shown)."
        return series.name.isEmpty ? told : "\(series.name): \(told)"
      })
  }

  private func words(of histogram: Figure.Histogram) -> Phrase {
    let total = histogram.counts.reduce(0, +)
    guard let most = histogram.counts.max(), most > 0,
      let bin = histogram.counts.firstIndex(of: most)
    else { return "No values." }
    let told: Phrase = """
      \(Phrase.count(total, "value")) in \(Phrase.count(histogram.counts.count, "bin")) from \
      \(number(histogram.edges.first ?? 0)) to \(number(histogram.edges.last ?? 0)); most, \
      \(most), between \(number(histogram.edges[bin])) and \(number(histogram.edges[bin + 1])).
      """
    guard histogram.leftOut > 0 else { return told }
    return .sentences([told, "\(Phrase.count(histogram.leftOut, "value")) not finite, in no bin."])
  }

  private func words(of name: Phrase, _ spread: Figure.Spread) -> Phrase {
    guard let summary = spread.summary else { return "\(name): no values." }
    return """
      \(name): \(Phrase.count(spread.values.count, "run")), median \(number(summary.median)), \
      quartiles \(number(summary.lower)) and \(number(summary.upper)), from \
      \(number(summary.least)) to \(number(summary.greatest)).
      """
  }

  private func words(of map: Figure.HeatMap) -> Phrase {
    let finite = map.values.indices.filter { map.values[$0].isFinite }
    guard let least = finite.min(by: { map.values[$0] < map.values[$1] }),
      let greatest = finite.max(by: { map.values[$0] < map.values[$1] })
    else { return "\(map.rows) × \(map.columns) values, none finite." }
    func place(_ index: Int) -> Phrase {
      let row = Figure.HeatMap.name(index / map.columns, in: map.rowLabels)
      let column = Figure.HeatMap.name(index % map.columns, in: map.columnLabels)
      return "row \(row), column \(column)"
    }
    let told: Phrase = """
      \(map.rows) × \(map.columns) values; least \(number(map.values[least])) at \(place(least)); \
      greatest \(number(map.values[greatest])) at \(place(greatest)).
      """
    let strange = map.values.count - finite.count
    guard strange > 0 else { return told }
    return .sentences([told, "\(Phrase.count(strange, "value")) not finite."])
  }

  private func number(_ value: Double) -> String { NumberText.short(value) }
}
