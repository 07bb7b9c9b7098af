/// Columns of blocks, an eighth of a row fine.
struct TextHistogram {
  let plot: Figure.Plot
  let histogram: Figure.Histogram
  let style: TextStyle

  var lines: [String] {
    let xScale = PlotScale(histogram.edges, scale: plot.xAxis.scale)
    let yScale = PlotScale(
      histogram.counts.lazy.map(Double.init), scale: .linear, includesZero: true)
    let frame = TextFrame(yScale: yScale, integers: true, style: style)
    var canvas = CharacterCanvas(columns: frame.columns, rows: frame.rows, ascii: style.isASCII)
    for column in 0..<canvas.columns {
      let eighths = height(column, of: canvas, xScale: xScale)
      for row in 0..<canvas.rows {
        let filled = min(8, eighths - 8 * (canvas.rows - 1 - row))
        guard filled > 0 else { continue }
        canvas.set(
          style.isASCII ? "#" : TextBars.upward[filled - 1], column: column, row: row,
          paint: .series(0))
      }
    }
    let lines = frame.lines(
      canvas: canvas,
      xTicks: { PlotTick.ticks(on: xScale, most: $0, ascii: style.isASCII) },
      xLabel: plot.xAxis.label, yLabel: plot.yAxis.label ?? "count")
    return lines + notes.flatMap { TextLine.wrapped(style.written($0), width: style.width) }
  }

  var notes: [Phrase] {
    histogram.leftOut == 0
      ? [] : ["\(Phrase.count(histogram.leftOut, "value")) not finite, in no bin."]
  }

  /// The tallest of the bins that a column of the canvas meets, in eighths of a row.
  private func height(_ column: Int, of canvas: CharacterCanvas, xScale: PlotScale) -> Int {
    let most = histogram.counts.max() ?? 0
    guard most > 0 else { return 0 }
    let left = Double(column) / Double(canvas.columns)
    let right = Double(column + 1) / Double(canvas.columns)
    var count = 0
    for bin in histogram.counts.indices {
      guard let from = xScale.unit(histogram.edges[bin]),
        let to = xScale.unit(histogram.edges[bin + 1])
      else { continue }
      // A bin narrower than a column is in the column of its middle.
      let middle = (left + right) / 2
      let isMet = from <= middle && middle < to || (left <= from && to <= right)
      if isMet { count = max(count, histogram.counts[bin]) }
    }
    guard count > 0 else { return 0 }
    let eighths = Double(count) / Double(most) * Double(canvas.rows * 8)
    return max(style.isASCII ? 8 : 1, Int(eighths.rounded()))
  }
}
