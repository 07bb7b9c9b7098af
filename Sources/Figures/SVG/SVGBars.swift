/// Horizontal bars with their values. Series differ in colour and in pattern.
struct SVGBars {
  let plot: Figure.Plot
  let categories: [Phrase]
  let series: [Figure.Series]
  let words: FigureWords

  private let barHeight = 15.0
  private let lineHeight = 16.0
  /// What names may take of the width; a longer one goes on in a second line.
  private let widestName = 190.0

  func svg(id: String, title: String, description: String) -> String {
    let scale = PlotScale(
      series.flatMap(\.y), scale: plot.yAxis.scale, includesZero: plot.yAxis.scale == .linear)
    let names = categories.map { TextLine.clean(words($0)) }
    let lines = names.map { SVG.lines($0, room: widestName, most: 2) }
    let left = min(widestName, lines.joined().reduce(0) { max($0, SVG.width(of: $1)) }) + 10
    let values = series.map { $0.y.map { NumberText.short($0) } }
    let room = values.joined().reduce(0) { max($0, SVG.width(of: $1)) } + 8
    // Negative bars have their values on the left of them.
    let hasNegative = !scale.isLog && scale.low < 0
    let start = left + (hasNegative ? room : 0)
    let end = SVGFrame.width - room
    let legend = SVGLegend(series.count > 1 ? series.map(\.name) : [], words) { index, x, y in
      bar(index, x: x, y: y - 6, width: 26, height: 12, id: id)
    }
    let label = plot.yAxis.label.flatMap { $0.isEmpty ? nil : words($0) }
    let top = 8 + legend.height + (label == nil ? 0 : 20)
    let deepest = Double(lines.map(\.count).max() ?? 1)
    let bars = max(barHeight * Double(series.count), lineHeight * deepest)
    let group = bars + 8
    let height = top + group * Double(names.count) + 8
    var body = patterns(id: id) + legend.drawn
    if let label {
      body += SVG.text(label, x: 4, y: top - 8, room: SVGFrame.width - 8)
    }
    let zero = start + (scale.isLog ? 0 : scale.unit(0) ?? 0) * (end - start)
    for (row, name) in names.enumerated() {
      let middle = top + group * Double(row) + 4 + bars / 2
      let y = middle - barHeight * Double(series.count) / 2
      let first = middle - lineHeight * Double(lines[row].count - 1) / 2
      for (index, line) in lines[row].enumerated() {
        body += SVG.text(
          line, x: left - 8, y: first + lineHeight * Double(index) + SVG.ascent, anchor: .end,
          room: left - 8, of: name)
      }
      for index in series.indices where row < series[index].y.count {
        let value = series[index].y[row]
        let place = y + barHeight * Double(index)
        let unit = value.isInfinite ? (value > 0 ? 1 : 0) : scale.unit(value)
        let tip = unit.map { start + $0 * (end - start) } ?? zero
        body += bar(
          index, x: min(zero, tip), y: place + 1, width: (tip - zero).magnitude,
          height: barHeight - 2, id: id)
        let isLeft = tip < zero
        body += SVG.text(
          values[index][row], x: isLeft ? tip - 4 : tip + 4, y: place + barHeight / 2 + SVG.ascent,
          anchor: isLeft ? .end : .start, room: room, class: "tick")
      }
    }
    body += SVG.line(zero, top, zero, height - 8, "class=\"axis\"")
    return SVG.document(
      width: SVGFrame.width, height: height, id: id, kind: "plot", title: title,
      description: description, body)
  }

  private func bar(
    _ index: Int, x: Double, y: Double, width: Double, height: Double, id: String
  ) -> String {
    guard width > 0 else { return "" }
    let solid = SVG.rect(
      x, y, max(width, 1), height, "class=\"bar \(SVGMark(series: index).className)\"")
    guard index % 4 > 0 else { return solid }
    return solid + SVG.rect(x, y, max(width, 1), height, "fill=\"url(#\(id)-hatch-\(index % 4))\"")
  }

  private func patterns(id: String) -> String {
    guard series.count > 1 else { return "" }
    let strokes = ["M0 6L6 0", "M3 0L3 6", "M0 0L6 6M0 6L6 0"]
    let patterns = strokes.prefix(series.count - 1).enumerated().map { index, stroke in
      "<pattern id=\"\(id)-hatch-\(index + 1)\" width=\"6\" height=\"6\" "
        + "patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" d=\"\(stroke)\"/></pattern>\n"
    }
    return "<defs>\n\(patterns.joined())</defs>\n"
  }
}
