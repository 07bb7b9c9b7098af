extension Figure.Plot {
  /// The plot's numbers as a table: all of them, or of many about a hundred rows with the extremes
  /// among them.
  var dataTable: (table: Figure.Table, note: Phrase?) {
    switch marks {
    case .lines(let series), .points(let series): table(of: series)
    case .bars(let categories, let series):
      (
        Figure.Table(
          header: [xAxis.label ?? ""]
            + series.map { $0.name.isEmpty ? yAxis.label ?? "value" : $0.name },
          rows: categories.indices.map { row in
            [categories[row]] + series.map { row < $0.y.count ? number($0.y[row]) : "" }
          }, alignment: [.left] + series.map { _ in .right }), nil
      )
    case .histogram(let histogram):
      (
        Figure.Table(
          header: ["from", "to", yAxis.label ?? "count"],
          rows: histogram.counts.indices.map { bin in
            [
              number(histogram.edges[bin]), number(histogram.edges[bin + 1]),
              Phrase(verbatim: "\(histogram.counts[bin])"),
            ]
          }, alignment: [.right, .right, .right]), nil
      )
    case .spread(let categories, let values): (table(of: categories, values), nil)
    case .heatMap(let map): table(of: map)
    }
  }

  private static let mostRows = 100

  private func table(of series: [Figure.Series]) -> (Figure.Table, Phrase?) {
    guard let first = series.first else { return (Figure.Table(header: [Phrase](), rows: []), nil) }
    let xName = xAxis.label ?? "x"
    let shares = series.allSatisfy { $0.x.map(\.bitPattern) == first.x.map(\.bitPattern) }
    let limit = max(8, Figure.Plot.mostRows / series.count)
    let kept = series.map { Thinning.keptIndices(of: $0.y, limit: limit) }
    let names = series.enumerated().map { index, series in
      series.name.isEmpty ? (self.yAxis.label ?? "y") : series.name
    }
    let shown: Int
    let table: Figure.Table
    if shares {
      let rows = Set(kept.joined()).sorted()
      shown = rows.count
      table = Figure.Table(
        header: [xName] + names,
        rows: rows.map { row in [number(first.x[row])] + series.map { number($0.y[row]) } },
        alignment: Array(repeating: .right, count: series.count + 1))
    } else {
      let rows = zip(series.indices, kept).flatMap { index, kept in
        kept.map { [names[index], number(series[index].x[$0]), number(series[index].y[$0])] }
      }
      shown = rows.count
      table = Figure.Table(
        header: ["", xName, yAxis.label ?? "y"], rows: rows, alignment: [.left, .right, .right])
    }
    let all = shares ? first.count : series.reduce(0) { $0 + $1.count }
    let note: Phrase? =
      shown < all
      ? "\(NumberText.grouped(shown)) of \(Phrase.count(all, "point")), the extremes among them."
      : nil
    return (table, note)
  }

  private func table(of categories: [Phrase], _ values: [Figure.Spread]) -> Figure.Table {
    Figure.Table(
      header: ["", "runs", "least", "first quartile", "median", "third quartile", "greatest"],
      rows: zip(categories, values).map { name, spread in
        let numbers = spread.summary.map {
          [$0.least, $0.lower, $0.median, $0.upper, $0.greatest].map(number)
        }
        return [name, Phrase(verbatim: "\(spread.values.count)")]
          + (numbers ?? Array(repeating: "", count: 5))
      }, alignment: [.left] + Array(repeating: .right, count: 6))
  }

  private func table(of map: Figure.HeatMap) -> (Figure.Table, Phrase?) {
    let grid = HeatGrid(map, mostRows: Figure.Plot.mostRows, mostColumns: 20)
    let table = Figure.Table(
      header: [""]
        + (0..<grid.columns).map { Figure.HeatMap.name(grid.firstColumn($0), in: map.columnLabels) },
      rows: (0..<grid.rows).map { row in
        [Figure.HeatMap.name(grid.firstRow(row), in: map.rowLabels)]
          + (0..<grid.columns).map { number(grid[row, $0]) }
      }, alignment: [.left] + Array(repeating: .right, count: grid.columns))
    let isWhole = grid.rows == map.rows && grid.columns == map.columns
    return (
      table,
      isWhole
        ? nil
        : """
        \(map.rows) × \(map.columns) values in \(grid.rows) × \(grid.columns) blocks: each \
        shows its value farthest from the middle.
        """
    )
  }

  private func number(_ value: Double) -> Phrase {
    Phrase(verbatim: NumberText.short(value, digits: 6))
  }
}
