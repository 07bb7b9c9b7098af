/// Lines and points over two axes.
struct SVGLinePlot {
  let model: PlotModel
  let joined: Bool
  let words: FigureWords

  private var names: [String] { model.series.map { TextLine.clean(words($0.name)) } }
  private var isAlone: Bool { model.series.count == 1 }

  /// Short names stand at the ends of their lines; long ones need a legend.
  private var labelsEnds: Bool {
    joined && !isAlone && model.series.count <= 6
      && names.allSatisfy { !$0.isEmpty && SVG.width(of: $0) <= 96 }
      && model.series.allSatisfy { lastPlace($0) != nil }
  }

  func svg(id: String, title: String, description: String) -> String {
    let shown = labelsEnds || isAlone ? [] : model.series.map(\.name)
    let legend = SVGLegend(shown, words) { index, x, y in
      let mark = SVGMark(series: index)
      let line =
        joined
        ? SVG.line(
          x, y, x + 26, y, "class=\"line \(mark.className)\" fill=\"none\"\(mark.dash)") : ""
      return line + mark.drawn(x: x + 13, y: y)
    }
    let frame = SVGFrame(
      plot: model.plot,
      yTicks: PlotTick.ticks(
        on: model.yScale, most: 6, integers: model.yIsWhole && !model.yScale.isLog, ascii: false),
      xTicks: { model.xTicks($0, ascii: false) },
      rightRoom: labelsEnds ? 18 + names.reduce(0) { max($0, SVG.width(of: $1)) } : 0,
      head: legend.height, words: words)
    var body = legend.drawn + frame.drawn
    if !model.yScale.isLog, model.yScale.low < 0, let zero = model.yScale.unit(0) {
      body += SVG.line(
        frame.left, frame.y(zero), frame.right, frame.y(zero), "class=\"axis zero\"")
    }
    for index in model.series.indices { body += drawn(index, in: frame) }
    if labelsEnds { body += endLabels(in: frame) }
    return SVG.document(
      width: SVGFrame.width, height: frame.height, id: id, kind: "plot", title: title,
      description: description, body)
  }

  private struct Place {
    var x: Double
    var y: Double
  }

  private func drawn(_ index: Int, in frame: SVGFrame) -> String {
    let series = model.series[index]
    let mark = SVGMark(series: index)
    var runs: [[Place]] = [[]]
    var arrows = ""
    for (x, y) in zip(series.x, series.y) {
      guard let across = model.xScale.unit(x) else {
        runs.append([])
        continue
      }
      guard let up = model.yScale.unit(y) else {
        runs.append([])
        if y.isInfinite {
          arrows += mark.arrow(
            x: frame.x(across), y: y > 0 ? frame.top : frame.bottom, upwards: y > 0)
        }
        continue
      }
      runs[runs.count - 1].append(Place(x: frame.x(across), y: frame.y(up)))
    }
    guard joined else {
      return arrows + runs.joined().map { mark.drawn(x: $0.x, y: $0.y) }.joined()
    }
    let path = runs.filter { $0.count > 1 }.map { run in
      "M" + run.map { SVG.point($0.x, $0.y) }.joined(separator: "L")
    }.joined()
    var svg = ""
    if !path.isEmpty {
      svg +=
        "<path class=\"line \(mark.className)\" fill=\"none\" stroke=\"currentColor\"\(mark.dash) "
        + "d=\"\(path)\"/>\n"
    }
    // A point between two gaps has no line to show it.
    svg += runs.filter { $0.count == 1 }.map { mark.drawn(x: $0[0].x, y: $0[0].y) }.joined()
    return svg + arrows
      + marked(Array(runs.joined()), index).map { mark.drawn(x: $0.x, y: $0.y) }.joined()
  }

  /// Where a line carries its mark: at all of a few points, at some of many, and not the same ones
  /// for each series.
  private func marked(_ places: [Place], _ index: Int) -> [Place] {
    if places.count <= 12 { return places }
    guard !isAlone else { return [] }
    let stretch = places.count / 6
    let offset = stretch * (2 * index + 1) / (2 * model.series.count)
    return stride(from: offset, to: places.count, by: max(1, stretch)).map { places[$0] }
  }

  private func lastPlace(_ series: Figure.Series) -> Double? {
    zip(series.x, series.y).reversed().lazy.compactMap { x, y in
      model.xScale.unit(x) == nil ? nil : model.yScale.unit(y)
    }.first
  }

  /// Names beside the lines' ends, moved apart where they would touch.
  private func endLabels(in frame: SVGFrame) -> String {
    let distance = 16.0
    let ends = model.series.indices.map { index in
      (index: index, y: frame.y(lastPlace(model.series[index]) ?? 0))
    }.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    var heights = ends.map(\.y)
    for place in heights.indices.dropFirst() {
      heights[place] = max(heights[place], heights[place - 1] + distance)
    }
    // What was pushed out below is pushed back up.
    var limit = frame.bottom
    for place in heights.indices.reversed() {
      heights[place] = min(heights[place], limit)
      limit = heights[place] - distance
    }
    return zip(ends, heights).map { end, y in
      let name = names[end.index]
      return SVG.text(
        name, x: frame.right + 8, y: y + SVG.ascent, room: SVGFrame.width - frame.right - 8,
        class: "name \(SVGMark(series: end.index).className)")
    }.joined()
  }
}
