/// Rows of circles, one for each run, over a bar from quartile to quartile with the median in it.
struct SVGSpread {
  let plot: Figure.Plot
  let categories: [Phrase]
  let values: [Figure.Spread]
  let words: FigureWords

  private let rowHeight = 34.0
  private let widestName = 150.0

  func svg(id: String, title: String, description: String) -> String {
    let scale = PlotScale(values.flatMap(\.values), scale: plot.xAxis.scale)
    let names = categories.map { TextLine.clean(words($0)) }
    let lines = names.map { SVG.lines($0, room: widestName, most: 2) }
    let left = min(widestName, lines.joined().reduce(0) { max($0, SVG.width(of: $1)) }) + 16
    let right = SVGFrame.width - 14
    let top = 8.0
    let bottom = top + rowHeight * Double(names.count)
    func across(_ unit: Double) -> Double { left + unit * (right - left) }
    let ticks = SVGFrame.fitting(
      { PlotTick.ticks(on: scale, most: $0, ascii: false) }, left: left, right: right)
    var body = ticks.map { tick in
      let x = across(tick.position)
      let span = SVGFrame.span(of: tick, left: left, right: right)
      return SVG.line(x, top, x, bottom, "class=\"grid\"")
        + SVG.text(
          tick.label, x: (span.0 + span.1) / 2, y: bottom + 18, anchor: .middle,
          room: SVGFrame.width, class: "tick")
    }.joined()
    for (row, spread) in values.enumerated() {
      let middle = top + rowHeight * (Double(row) + 0.5)
      for (index, line) in lines[row].enumerated() {
        let first = middle - 8 * Double(lines[row].count - 1)
        body += SVG.text(
          line, x: left - 12, y: first + 16 * Double(index) + SVG.ascent, anchor: .end,
          room: left - 12, of: names[row])
      }
      body += drawn(spread, at: middle, scale: scale, across: across)
    }
    body += SVG.line(left, bottom, right, bottom, "class=\"axis\"")
    var height = bottom + 26
    if let label = plot.xAxis.label.flatMap({ $0.isEmpty ? nil : words($0) }) {
      height += 18
      body += SVG.text(
        label, x: (left + right) / 2, y: bottom + 38, anchor: .middle, room: right - left)
    }
    return SVG.document(
      width: SVGFrame.width, height: height, id: id, kind: "plot", title: title,
      description: description, body)
  }

  private func drawn(
    _ spread: Figure.Spread, at middle: Double, scale: PlotScale, across: (Double) -> Double
  ) -> String {
    let mark = SVGMark(series: 0)
    var svg = ""
    if let summary = spread.summary, let median = scale.unit(summary.median) {
      let start = across(scale.unit(summary.lower) ?? 0)
      let end = across(scale.unit(summary.upper) ?? 0)
      svg += SVG.rect(start, middle - 11, max(1, end - start), 22, "class=\"half\"")
      svg += SVG.line(
        across(median), middle - 11, across(median), middle + 11, "class=\"line series-2\"")
    }
    let places = Self.apart(spread.values.compactMap(scale.unit).map(across))
    svg += places.map { mark.drawn(x: $0.x, y: middle + $0.y) }.joined()
    return svg
  }

  /// The places of a row's circles. Runs with nearly the same value stand above and below each other: a
  /// reader can count them.
  private static func apart(_ row: [Double]) -> [(x: Double, y: Double)] {
    // The middle first, then a little above, a little below, and so on to the edge of the row.
    let heights = [0.0] + (1...10).flatMap { [1.2 * Double($0), -1.2 * Double($0)] }
    let diameter = 7.2
    var placed: [(x: Double, y: Double)] = []
    for x in row.sorted() {
      let near = placed.filter { abs($0.x - x) < diameter }
      func room(_ y: Double) -> Double {
        near.reduce(diameter) { least, other in
          let (across, up) = (other.x - x, other.y - y)
          return min(least, (across * across + up * up).squareRoot())
        }
      }
      var best = (room: -1.0, y: 0.0)
      for y in heights {
        let room = room(y)
        if room > best.room { best = (room, y) }
        if room >= diameter { break }
      }
      placed.append((x, best.y))
    }
    return placed
  }
}
