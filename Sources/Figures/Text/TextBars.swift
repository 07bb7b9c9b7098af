/// Horizontal bars, the category's name before each and its value behind.
struct TextBars {
  let plot: Figure.Plot
  let categories: [String]
  let series: [Figure.Series]
  let style: TextStyle

  static let upward: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let rightward: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// What a series' bars are filled with: different for each, whatever the colours.
  private func fill(_ index: Int) -> Character {
    let fills: [Character] =
      style.isASCII ? ["#", "=", "-", "+", "o", "."] : ["█", "▒", "░", "▓", "▚", "▤"]
    return fills[index % fills.count]
  }

  var lines: [String] {
    let values = series.flatMap(\.y)
    let scale = PlotScale(
      values, scale: plot.yAxis.scale, includesZero: plot.yAxis.scale == .linear)
    let texts = series.map { $0.y.map { NumberText.short($0, ascii: style.isASCII) } }
    let valueWidth = texts.joined().reduce(1) { max($0, Figure.displayWidth($1)) }
    let names = categories.map(TextLine.clean)
    let nameWidth = min(
      names.reduce(0) { max($0, Figure.displayWidth($1)) }, max(4, style.width / 3))
    let room = max(4, style.width - nameWidth - valueWidth - 4)
    let bar = style.isASCII ? "|" : "│"
    let dash = style.isASCII ? "-" : "─"
    let corners = style.isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
    let indent = TextLine.spaces(nameWidth + 1)
    func edge(_ left: String, _ right: String) -> String {
      indent + left + String(repeating: dash, count: room) + right
    }
    var lines = TextLegend(
      series.map(\.name), marks: series.indices.map { String(repeating: fill($0), count: 2) },
      style: style
    ).lines
    if let label = plot.yAxis.label { lines += TextLine.wrapped(label, width: style.width) }
    lines.append(edge(corners[0], corners[1]))
    for (row, name) in names.enumerated() {
      if row > 0, series.count > 1 { lines.append(indent + bar + TextLine.spaces(room) + bar) }
      for index in series.indices where row < series[index].y.count {
        let text = index == 0 ? name : ""
        let field = TextLine.fitted(text, nameWidth, .right, ascii: style.isASCII)
        let drawn = drawnBar(series[index].y[row], of: index, scale: scale, room: room)
        let value = TextLine.fitted(texts[index][row], valueWidth, .right, ascii: style.isASCII)
        lines.append("\(field) \(bar)\(drawn)\(bar) \(value)")
      }
    }
    lines.append(edge(corners[2], corners[3]))
    if let label = plot.xAxis.label { lines += TextLine.wrapped(label, width: style.width) }
    return lines
  }

  /// A bar from zero, or from the left edge of a log axis.
  private func drawnBar(_ value: Double, of index: Int, scale: PlotScale, room: Int) -> String {
    let zero = scale.isLog ? 0 : scale.unit(0) ?? 0
    let end = value.isInfinite ? (value > 0 ? 1 : 0) : scale.unit(value)
    guard let end else { return TextLine.spaces(room) }
    let places = Double(room * 8)
    let from = Int((min(zero, end) * places).rounded())
    let to = max(Int((max(zero, end) * places).rounded()), from)
    let mark = fill(index)
    var cells = Array(repeating: Character(" "), count: room)
    // The first eighths of a cell can be drawn, the last ones only as a whole cell.
    let first = min(room - 1, (from + 4) / 8)
    let filled = to / 8
    for cell in first..<max(first, filled) { cells[cell] = mark }
    let rest = to % 8
    if filled < room, filled >= first {
      if !style.isASCII, index % 6 == 0 {
        if rest > 0 { cells[filled] = TextBars.rightward[rest - 1] }
      } else if rest >= 4 {
        cells[filled] = mark
      }
    }
    if value != 0, !cells.contains(where: { $0 != " " }) {
      cells[first] = style.isASCII ? mark : (value < 0 && first > 0 ? "▕" : "▏")
    }
    if zero > 0, zero < 1 {
      let column = min(room - 1, Int((zero * Double(room)).rounded()))
      if cells[column] == " " { cells[column] = style.isASCII ? ":" : "┊" }
    }
    return style.painted(String(cells), .series(index))
  }
}
