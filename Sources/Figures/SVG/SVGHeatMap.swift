/// A matrix as coloured cells, with numbers in them where they have room.
struct SVGHeatMap {
  let plot: Figure.Plot
  let map: Figure.HeatMap
  let words: FigureWords

  private static let levels = 9

  func svg(id: String, title: String, description: String) -> String {
    let grid = HeatGrid(map, mostRows: 48, mostColumns: 64)
    let finite = map.values.filter(\.isFinite)
    let least = finite.min() ?? 0
    let greatest = finite.max() ?? 0
    let rowNames = (0..<grid.rows).map {
      TextLine.clean(words(Figure.HeatMap.name(grid.firstRow($0), in: map.rowLabels)))
    }
    let left = min(120, rowNames.reduce(0) { max($0, SVG.width(of: $1)) } + 10)
    let cell = min(52, (SVGFrame.width - left - 8) / Double(max(1, grid.columns)))
    let high = min(cell, 30)
    let yLabel = plot.yAxis.label.flatMap { $0.isEmpty ? nil : words($0) }
    let top = yLabel == nil ? 8.0 : 26
    let bottom = top + high * Double(grid.rows)
    var body = yLabel.map { SVG.text($0, x: 4, y: top - 9, room: SVGFrame.width - 8) } ?? ""
    body += cells(grid, left: left, top: top, cell: (cell, high), from: least, to: greatest)
    body += rowLabels(rowNames, left: left, top: top, high: high)
    let names = (0..<grid.columns).map {
      TextLine.clean(words(Figure.HeatMap.name(grid.firstColumn($0), in: map.columnLabels)))
    }
    body += columnLabels(names, left: left, y: bottom + 16, cell: cell)
    var height = bottom + 22
    if let label = plot.xAxis.label.map({ words($0) }), !label.isEmpty {
      let middle = left + cell * Double(grid.columns) / 2
      body += SVG.text(
        label, x: middle, y: height + 12, anchor: .middle,
        room: 2 * min(middle, SVGFrame.width - middle) - 8)
      height += 20
    }
    body += legend(y: height + 6, from: least, to: greatest)
    return SVG.document(
      width: SVGFrame.width, height: height + 28, id: id, kind: "plot heat-map", title: title,
      description: description, body)
  }

  private func level(_ value: Double, from least: Double, to greatest: Double) -> Int {
    guard least < greatest else { return SVGHeatMap.levels / 2 }
    let unit = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    return min(SVGHeatMap.levels - 1, max(0, Int(unit * Double(SVGHeatMap.levels))))
  }

  /// One path for each level: neighbours of one level are one rectangle.
  private func cells(
    _ grid: HeatGrid, left: Double, top: Double, cell: (Double, Double), from least: Double,
    to greatest: Double
  ) -> String {
    var paths = Array(repeating: "", count: SVGHeatMap.levels)
    var strange = ""
    var numbers = ""
    let showsNumbers = cell.0 >= 44 && cell.1 >= 20 && grid.rows * grid.columns <= 120
    for row in 0..<grid.rows {
      let y = top + Double(row) * cell.1
      var column = 0
      while column < grid.columns {
        let value = grid[row, column]
        let x = left + Double(column) * cell.0
        if showsNumbers {
          let isStrong = value.isFinite && level(value, from: least, to: greatest) >= 5
          numbers += SVG.text(
            NumberText.short(value, digits: 2), x: x + cell.0 / 2, y: y + cell.1 / 2 + 4,
            room: cell.0, size: 11, sharesStyle: true,
            class: isStrong ? "on-high" : value.isFinite ? "on-low" : "label")
        }
        guard value.isFinite else {
          strange +=
            "M\(SVG.point(x, y))h\(SVG.number(cell.0))v\(SVG.number(cell.1))"
            + "h\(SVG.number(-cell.0))z"
          column += 1
          continue
        }
        let shade = level(value, from: least, to: greatest)
        var end = column + 1
        while end < grid.columns, grid[row, end].isFinite, !showsNumbers,
          level(grid[row, end], from: least, to: greatest) == shade
        {
          end += 1
        }
        let width = Double(end - column) * cell.0
        paths[shade] +=
          "M\(SVG.point(x, y))h\(SVG.number(width))v\(SVG.number(cell.1))"
          + "h\(SVG.number(-width))z"
        column = end
      }
    }
    var svg = ""
    for (shade, path) in paths.enumerated() where !path.isEmpty {
      svg += "<path class=\"heat-\(shade)\" shape-rendering=\"crispEdges\" d=\"\(path)\"/>\n"
    }
    if !strange.isEmpty { svg += "<path class=\"heat-none\" fill=\"none\" d=\"\(strange)\"/>\n" }
    if !numbers.isEmpty {
      svg += "<g text-anchor=\"middle\" font-size=\"11\">\n\(numbers)</g>\n"
    }
    return svg
  }

  private func rowLabels(_ names: [String], left: Double, top: Double, high: Double) -> String {
    // As many as do not touch.
    let step = max(1, Int((14 / high).rounded(.up)))
    return stride(from: 0, to: names.count, by: step).map { row in
      SVG.text(
        names[row], x: left - 6, y: top + (Double(row) + 0.5) * high + SVG.ascent, anchor: .end,
        room: left - 6, class: "tick")
    }.joined()
  }

  private func columnLabels(
    _ names: [String], left: Double, y: Double, cell: Double
  ) -> String {
    let widest = names.reduce(0) { max($0, SVG.width(of: $1)) } + 8
    let step = max(1, Int((widest / cell).rounded(.up)))
    return stride(from: 0, to: names.count, by: step).compactMap { column in
      let middle = left + (Double(column) + 0.5) * cell
      guard middle + widest / 2 <= SVGFrame.width + 4 else { return nil }
      return SVG.text(
        names[column], x: middle, y: y, anchor: .middle, room: SVGFrame.width, class: "tick")
    }.joined()
  }

  private func legend(y: Double, from least: Double, to greatest: Double) -> String {
    let low = NumberText.short(least)
    var x = 4.0
    var svg = SVG.text(low, x: x, y: y + 11, room: 150, class: "tick")
    x += SVG.width(of: low) + 6
    guard least < greatest else { return svg }
    for shade in 0..<SVGHeatMap.levels {
      svg += SVG.rect(x, y, 16, 13, "class=\"heat-\(shade)\"")
      x += 16
    }
    return svg
      + SVG.text(NumberText.short(greatest), x: x + 6, y: y + 11, room: 150, class: "tick")
  }
}
