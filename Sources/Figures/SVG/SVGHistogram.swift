/// Counts as columns.
struct SVGHistogram {
  let plot: Figure.Plot
  let histogram: Figure.Histogram
  let words: FigureWords

  func svg(id: String, title: String, description: String) -> String {
    let xScale = PlotScale(histogram.edges, scale: plot.xAxis.scale)
    let yScale = PlotScale(
      histogram.counts.lazy.map(Double.init), scale: .linear, includesZero: true)
    let frame = SVGFrame(
      plot: plot, yTicks: PlotTick.ticks(on: yScale, most: 6, integers: true, ascii: false),
      xTicks: { PlotTick.ticks(on: xScale, most: $0, ascii: false) },
      yLabel: plot.yAxis.label ?? "count", words: words)
    var body = frame.drawn
    for (bin, count) in histogram.counts.enumerated() where count > 0 {
      guard let from = xScale.unit(histogram.edges[bin]),
        let to = xScale.unit(histogram.edges[bin + 1]), let up = yScale.unit(Double(count))
      else { continue }
      let gap = to - from > 0.01 ? 1.0 : 0
      body += SVG.rect(
        frame.x(from) + gap / 2, frame.y(up), max(0.5, frame.x(to) - frame.x(from) - gap),
        frame.bottom - frame.y(up), "class=\"bar series-1\"")
    }
    return SVG.document(
      width: SVGFrame.width, height: frame.height, id: id, kind: "plot", title: title,
      description: description, body)
  }
}
