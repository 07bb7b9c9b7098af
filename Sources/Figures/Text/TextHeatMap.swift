internal import TextWidth

/// A matrix as shades, the greater the darker.
struct TextHeatMap {
  let plot: Figure.Plot
  let map: Figure.HeatMap
  let style: TextStyle

  private var shades: [Character] {
    style.isASCII
      ? [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"] : [" ", "░", "▒", "▓", "█"]
  }

  var lines: [String] {
    let finite = map.values.filter(\.isFinite)
    let least = finite.min() ?? 0
    let greatest = finite.max() ?? 0
    let rowNames = (0..<map.rows).map { style.written(Figure.HeatMap.name($0, in: map.rowLabels)) }
    let margin = min(
      rowNames.reduce(0) { max($0, TextWidth.columns(of: $1)) }, max(4, style.width / 4))
    let room = style.width - margin - 3
    let grid = HeatGrid(map, mostRows: max(style.height, 24), mostColumns: room)
    let cellWidth = max(1, min(4, room / max(1, grid.columns)))
    let inside = cellWidth * grid.columns
    let dash = style.isASCII ? "-" : "─"
    let bar = style.isASCII ? "|" : "│"
    let corners = style.isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
    let indent = TextLine.spaces(margin)
    func edge(_ left: String, _ right: String) -> String {
      "\(indent) \(left)\(String(repeating: dash, count: inside))\(right)"
    }
    var lines: [String] = []
    if let label = plot.yAxis.label {
      lines += TextLine.wrapped(style.written(label), width: style.width)
    }
    lines.append(edge(corners[0], corners[1]))
    for row in 0..<grid.rows {
      let name = TextLine.fitted(
        rowNames[grid.firstRow(row)], margin, .right, ascii: style.isASCII)
      let cells = (0..<grid.columns).map { column in
        String(
          repeating: shade(grid[row, column], from: least, to: greatest), count: cellWidth)
      }
      lines.append("\(name) \(bar)\(cells.joined())\(bar)")
    }
    lines.append(edge(corners[2], corners[3]))
    let names = columnNames(grid, cellWidth: cellWidth, margin: margin + 2)
    if !names.isEmpty { lines.append(names) }
    if let label = plot.xAxis.label, !label.isEmpty {
      lines += TextLine.wrapped(style.written(label), width: inside + 2).map {
        TextLine.spaces(margin + 1 + max(0, inside + 2 - TextWidth.columns(of: $0)) / 2) + $0
      }
    }
    return lines + [legend(least, greatest, indent: margin + 2)] + notes(grid)
  }

  private func shade(_ value: Double, from least: Double, to greatest: Double) -> Character {
    if value.isNaN { return style.isASCII ? "?" : "×" }
    if value.isInfinite {
      return style.isASCII ? (value > 0 ? "^" : "v") : (value > 0 ? "↑" : "↓")
    }
    guard least < greatest else { return shades[shades.count / 2] }
    let unit = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    return shades[min(shades.count - 1, Int(unit * Double(shades.count)))]
  }

  private func columnNames(_ grid: HeatGrid, cellWidth: Int, margin: Int) -> String {
    var line = ""
    var used = 0
    for column in 0..<grid.columns {
      let name = TextLine.clean(
        style.written(Figure.HeatMap.name(grid.firstColumn(column), in: map.columnLabels)))
      let size = TextWidth.columns(of: name)
      let start = max(0, margin + column * cellWidth + (cellWidth - size) / 2)
      guard start >= (used == 0 ? 0 : used + 2), start + size <= style.width else { continue }
      line += TextLine.spaces(start - used) + name
      used = start + size
    }
    return line
  }

  private func legend(_ least: Double, _ greatest: Double, indent: Int) -> String {
    let ramp = shades.map { String(repeating: $0, count: style.isASCII ? 1 : 2) }.joined()
    let low = NumberText.short(least, ascii: style.isASCII)
    let high = NumberText.short(greatest, ascii: style.isASCII)
    let text =
      least == greatest ? style.written("all \(low)" as Phrase) : "\(low) [\(ramp)] \(high)"
    return TextLine.spaces(min(indent, style.width - TextWidth.columns(of: text))) + text
  }

  private func notes(_ grid: HeatGrid) -> [String] {
    var notes: [Phrase] = []
    if grid.rows < map.rows || grid.columns < map.columns {
      notes.append(
        """
        \(map.rows) × \(map.columns) values, drawn as \(grid.rows) × \(grid.columns): each place \
        shows its value farthest from the middle.
        """)
    }
    let strange = map.values.count { !$0.isFinite }
    if strange > 0 { notes.append("\(Phrase.count(strange, "value")) not finite.") }
    return notes.flatMap { TextLine.wrapped(style.written($0), width: style.width) }
  }
}

extension Figure.HeatMap {
  static func name(_ index: Int, in labels: [Phrase]) -> Phrase {
    if labels.isEmpty { return Phrase(verbatim: "\(index)") }
    return labels.indices.contains(index) ? labels[index] : ""
  }
}
