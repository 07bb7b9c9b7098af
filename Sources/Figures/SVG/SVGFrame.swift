/// The axes of a plot: a field with a grid, round numbers, and labels that stay in the drawing.
struct SVGFrame {
  static let width = 480.0
  static let fieldHeight = 210.0

  let left: Double
  let top: Double
  let right: Double
  var bottom: Double { top + SVGFrame.fieldHeight }
  let yTicks: [PlotTick]
  let xTicks: [PlotTick]
  private let xLabel: String?
  private let yLabel: String?

  /// - Parameters:
  ///   - rightRoom: what labels at the ends of lines need.
  ///   - head: what a legend above needs.
  init(
    plot: Figure.Plot, yTicks: [PlotTick], xTicks: (Int) -> [PlotTick], rightRoom: Double = 0,
    head: Double = 0, yLabel: Phrase? = nil, words: FigureWords
  ) {
    self.yTicks = yTicks
    xLabel = plot.xAxis.label.flatMap { $0.isEmpty ? nil : words($0) }
    self.yLabel = (yLabel ?? plot.yAxis.label).flatMap { $0.isEmpty ? nil : words($0) }
    let labels = yTicks.reduce(0) { max($0, SVG.width(of: $1.label)) }
    left = min(labels + 12, 190)
    right = SVGFrame.width - max(14, rightRoom)
    top = 12 + head + (self.yLabel == nil ? 0 : 22)
    self.xTicks = SVGFrame.fitting(xTicks, left: left, right: right)
  }

  static func fitting(
    _ ticks: (Int) -> [PlotTick], left: Double, right: Double
  ) -> [PlotTick] {
    var fewest: [PlotTick] = []
    for most in stride(from: 8, through: 2, by: -1) {
      fewest = ticks(most)
      let spans = fewest.map { span(of: $0, left: left, right: right) }
      if zip(spans, spans.dropFirst()).allSatisfy({ $0.1 + 10 <= $1.0 }) { return fewest }
    }
    return Array(fewest.prefix(1))
  }

  /// Where a label below the field begins and ends: under its tick, but within the drawing.
  static func span(
    of tick: PlotTick, left: Double, right: Double
  ) -> (Double, Double) {
    let size = SVG.width(of: tick.label)
    let middle = left + tick.position * (right - left)
    let start = min(max(2, middle - size / 2), width - 2 - size)
    return (start, start + size)
  }

  func x(_ unit: Double) -> Double { left + unit * (right - left) }
  func y(_ unit: Double) -> Double { bottom - unit * (bottom - top) }

  var height: Double { bottom + 24 + (xLabel == nil ? 0 : 20) }

  /// What lies behind the data.
  var drawn: String {
    var svg = ""
    for tick in yTicks {
      let height = y(tick.position)
      svg += SVG.line(left, height, right, height, "class=\"grid\"")
      svg += SVG.text(
        tick.label, x: left - 6, y: height + SVG.ascent, anchor: .end, room: left - 6,
        class: "tick")
    }
    for tick in xTicks {
      let place = x(tick.position)
      svg += SVG.line(place, bottom, place, bottom + 4, "class=\"axis\"")
      let span = SVGFrame.span(of: tick, left: left, right: right)
      svg += SVG.text(
        tick.label, x: (span.0 + span.1) / 2, y: bottom + 18, anchor: .middle,
        room: SVGFrame.width, class: "tick")
    }
    svg += SVG.line(left, bottom, right, bottom, "class=\"axis\"")
    if let yLabel {
      svg += SVG.text(yLabel, x: 4, y: top - 17, room: SVGFrame.width - 8)
    }
    if let xLabel {
      svg += SVG.text(
        xLabel, x: (left + right) / 2, y: bottom + 38, anchor: .middle,
        room: 2 * min((left + right) / 2, SVGFrame.width - (left + right) / 2) - 8)
    }
    return svg
  }
}
