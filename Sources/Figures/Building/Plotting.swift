/// A line plot of values over 1, 2, 3 …, or over `x`.
///
///     plot(losses, title: "Loss", xLabel: "epoch", logY: true)
///
/// - Parameters:
///   - x: one for each value.
///   - logX: a logarithmic axis; what is not positive has no place on it.
public func plot<Data: PlotData>(
  _ values: Data, x: [Double]? = nil, title: String? = nil, xLabel: String? = nil,
  yLabel: String? = nil, logX: Bool = false, logY: Bool = false, caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .lines(Figure.Series.all(named: nil, values, x: x)),
        xAxis: .init(xLabel, scale: logX ? .log : .linear),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// Several named curves over one pair of axes: `plot(["RNN": rnnLosses, "LSTM": lstmLosses])`.
public func plot<Data: PlotData>(
  _ series: KeyValuePairs<String, Data>, x: [Double]? = nil, title: String? = nil,
  xLabel: String? = nil, yLabel: String? = nil, logX: Bool = false, logY: Bool = false,
  caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .lines(series.flatMap { Figure.Series.all(named: $0.key, $0.value, x: x) }),
        xAxis: .init(xLabel, scale: logX ? .log : .linear),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// The same as a directive: the fence's body gives the values.
public func plot<Data: PlotData>(
  title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, logX: Bool = false,
  logY: Bool = false, caption: String? = nil, _ values: () throws -> Data
) rethrows -> Figure {
  plot(
    try values(), title: title, xLabel: xLabel, yLabel: yLabel, logX: logX, logY: logY,
    caption: caption)
}

/// The same as a directive, for several named curves.
public func plot<Data: PlotData>(
  title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, logX: Bool = false,
  logY: Bool = false, caption: String? = nil,
  _ series: () throws -> KeyValuePairs<String, Data>
) rethrows -> Figure {
  plot(
    try series(), title: title, xLabel: xLabel, yLabel: yLabel, logX: logX, logY: logY,
    caption: caption)
}

/// Points, not joined: `scatter(x: hours, y: marks)`.
public func scatter<X: PlotData, Y: PlotData>(
  x: X, y: Y, title: String? = nil, xLabel: String? = nil, yLabel: String? = nil,
  logX: Bool = false, logY: Bool = false, caption: String? = nil
) -> Figure {
  let across = x.plotCurves.flatMap(\.self)
  return Figure(
    .plot(
      .init(
        .points(Figure.Series.all(named: nil, y, x: across)),
        xAxis: .init(xLabel, scale: logX ? .log : .linear),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// One bar for each name: `bars(["RNN": 24, "LSTM": 96], title: "Parameters")`.
public func bars<Number: PlotNumber>(
  _ values: KeyValuePairs<String, Number>, title: String? = nil, yLabel: String? = nil,
  logY: Bool = false, caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .bars(
          categories: values.map { Phrase($0.key) },
          series: [.init("", categories: values.map(\.value.plotNumber))]),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// One bar for each number: `bars(losses)`, or of a tensor `bars(table.numbers("rain"))`.
///
/// A matrix has one group of bars for each column, with one bar for each row, as `plot` has one
/// curve for each row; `[N, 1]` is one row of N bars.
///
/// - Parameter categories: names below the bars; left out, their numbers from 0.
public func bars<Data: PlotData>(
  _ values: Data, categories: [String] = [], title: String? = nil, yLabel: String? = nil,
  logY: Bool = false, caption: String? = nil
) -> Figure {
  let rows = values.plotCurves.joiningSinglePoints
  let count = rows.map(\.count).max() ?? 0
  contract(
    categories.isEmpty || categories.count == count,
    "bars: \(categories.count) categories for \(count) bars")
  let names = categories.isEmpty ? (0..<count).map { "\($0)" } : categories
  return Figure(
    .plot(
      .init(
        .bars(
          categories: names.map { Phrase($0) },
          series: rows.enumerated().map { index, values in
            .init(rows.count > 1 ? "[\(index)]" : "", categories: values)
          }),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// Groups of bars: `bars(categories: ["q = 8", "q = 16"], ["RNN": [24, 80], "LSTM": [96, 320]])`.
public func bars<Data: PlotData>(
  categories: [String], _ series: KeyValuePairs<String, Data>, title: String? = nil,
  yLabel: String? = nil, logY: Bool = false, caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .bars(
          categories: categories.map { Phrase($0) },
          series: series.map { name, values in
            .init(name, categories: values.plotCurves.flatMap(\.self))
          }),
        yAxis: .init(yLabel, scale: logY ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// How often values fall into each of `bins` equal stretches.
public func histogram<Data: PlotData>(
  _ values: Data, bins: Int = 20, title: String? = nil, xLabel: String? = nil,
  caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .histogram(.init(of: values.plotCurves.flatMap(\.self), bins: bins)),
        xAxis: .init(xLabel), yAxis: .init("count"))),
    title: Phrase(title), caption: Phrase(caption))
}

/// How the values of many runs lie: every run, the median, and the half between the quartiles.
///
///     spread(["RNN": rnnLosses, "LSTM": lstmLosses], xLabel: "loss", logX: true)
///
/// - Parameters:
///   - runs: for each name one value a run.
///   - xLabel: what the values are.
///   - logX: a logarithmic axis; what is not positive has no place on it.
public func spread<Data: PlotData>(
  _ runs: KeyValuePairs<String, Data>, title: String? = nil, xLabel: String? = nil,
  logX: Bool = false, caption: String? = nil
) -> Figure {
  spread(
    runs.map { (name: $0.key, runs: $0.value) }, title: title, xLabel: xLabel, logX: logX,
    caption: caption)
}

/// The same for names that are in an array: `spread(overSeeds(20) { seed in ["RNN": …] })`.
public func spread<Data: PlotData>(
  _ runs: [(name: String, runs: Data)], title: String? = nil, xLabel: String? = nil,
  logX: Bool = false, caption: String? = nil
) -> Figure {
  Figure(
    .plot(
      .init(
        .spread(
          categories: runs.map { Phrase($0.name) },
          values: runs.map { .init($0.runs.plotCurves.flatMap(\.self)) }),
        xAxis: .init(xLabel, scale: logX ? .log : .linear))),
    title: Phrase(title), caption: Phrase(caption))
}

/// A matrix as shades, row by row: weights, gates, hidden states over time.
///
/// - Parameter matrix: rows of equal length; a tensor of two axes.
public func heatMap<Data: PlotData>(
  _ matrix: Data, rows: [String] = [], columns: [String] = [], title: String? = nil,
  xLabel: String? = nil, yLabel: String? = nil, caption: String? = nil
) -> Figure {
  let lines = matrix.plotCurves
  let width = lines.first?.count ?? 0
  contract(
    lines.allSatisfy { $0.count == width }, "heatMap: the rows have different lengths")
  return Figure(
    .plot(
      .init(
        .heatMap(
          .init(
            values: lines.flatMap(\.self), columns: width, rowLabels: rows, columnLabels: columns)),
        xAxis: .init(xLabel), yAxis: .init(yLabel))),
    title: Phrase(title), caption: Phrase(caption))
}

/// A matrix written as rows: `heatMap([[1, 0], [0, 1]])`.
public func heatMap<Number: PlotNumber>(
  _ matrix: [[Number]], rows: [String] = [], columns: [String] = [], title: String? = nil,
  xLabel: String? = nil, yLabel: String? = nil, caption: String? = nil
) -> Figure {
  heatMap(
    Figure.Rows(plotCurves: matrix.map { $0.map(\.plotNumber) }), rows: rows, columns: columns,
    title: title, xLabel: xLabel, yLabel: yLabel, caption: caption)
}

extension Figure {
  /// Rows that are plotted as they are.
  struct Rows: PlotData {
    var plotCurves: [[Double]]
  }
}

extension Figure.Series {
  /// The curves of `data`, numbered from 0 where there are several.
  static func all(named name: String?, _ data: some PlotData, x: [Double]?) -> [Self] {
    let curves = data.plotCurves.joiningSinglePoints
    return curves.enumerated().map { index, values in
      let number = curves.count > 1 ? "[\(index)]" : ""
      return Self((name ?? "") + number, x: x, y: values)
    }
  }
}

extension [[Double]] {
  /// Rows of one number each are a column, `[N, 1]`: one curve of N points, not N of one.
  var joiningSinglePoints: [[Double]] {
    count > 1 && allSatisfy { $0.count == 1 } ? [flatMap(\.self)] : self
  }
}

extension Figure.Histogram {
  /// The counts of `values` in `bins` equal stretches from the least to the greatest.
  public init(of values: [Double], bins: Int = 20) {
    contract(bins > 0, "Histogram: \(bins) bins; there must be at least one")
    let scale = PlotScale(values, scale: .linear)
    var counts = Array(repeating: 0, count: bins)
    var leftOut = 0
    for value in values {
      guard let unit = scale.unit(value) else {
        leftOut += 1
        continue
      }
      counts[min(bins - 1, Int(unit * Double(bins)))] += 1
    }
    let edges = (0...bins).map { edge -> Double in
      let part = Double(edge) / Double(bins)
      return scale.low * (1 - part) + scale.high * part
    }
    self.init(edges: edges, counts: counts, leftOut: leftOut)
  }
}
