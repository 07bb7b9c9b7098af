internal import TextWidth

/// Horizontal bars, the category's name before each and its value behind.
struct TextBars {
  let plot: Figure.Plot
  let categories: [Phrase]
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
    let valueWidth = texts.joined().reduce(1) { max($0, TextWidth.columns(of: $1)) }
    let names = categories.map { TextLine.clean(style.written($0)) }
    let nameWidth = min(
      names.reduce(0) { max($0, TextWidth.columns(of: $1)) }, max(4, style.width / 3))
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
    if let label = plot.yAxis.label {
      lines += TextLine.wrapped(style.written(label), width: style.width)
    }
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
    if let label = plot.xAxis.label {
      lines += TextLine.wrapped(style.written(label), width: style.width)
    }
    return lines
  }

  /// A bar from zero, or from the left edge of a log axis.
  private func drawnBar(_ value: Double, of index: Int, scale: PlotScale, room: Int) -> String {
    let zero = scale.isLog ? 0 : scale.unit(0) ?? 0
    // Zero lies between two cells, so that bars of both signs begin at one place.
    let origin = Int((zero * Double(room)).rounded())
    var cells = Array(repeating: Character(" "), count: room)
    let end = value.isInfinite ? (value > 0 ? 1 : 0) : scale.unit(value)
    if let end, value != 0 {
      let length = (end - zero).magnitude * Double(room)
      let isSolid = !style.isASCII && index.isMultiple(of: 6)
      if end >= zero {
        draw(rightward: length, isSolid, fill(index), in: &cells[origin...])
      } else {
        draw(leftward: length, isSolid, fill(index), in: &cells[..<origin])
      }
    }
    if origin > 0, origin < room, cells[origin] == " " {
      cells[origin] = style.isASCII ? ":" : "┊"
    }
    return style.painted(String(cells), .series(index))
  }

  /// Rounded to an eighth of a cell where there are glyphs for it, and never to nothing.
  private func draw(
    rightward length: Double, _ isSolid: Bool, _ mark: Character,
    in cells: inout ArraySlice<Character>
  ) {
    let eighths = max(1, Int((length * 8).rounded()))
    let whole = min(cells.count, isSolid ? eighths / 8 : max(1, Int(length.rounded())))
    for cell in cells.indices.prefix(whole) { cells[cell] = mark }
    if isSolid, eighths % 8 > 0, whole < cells.count {
      cells[cells.startIndex + whole] = TextBars.rightward[eighths % 8 - 1]
    }
  }

  private func draw(
    leftward length: Double, _ isSolid: Bool, _ mark: Character,
    in cells: inout ArraySlice<Character>
  ) {
    let halves = max(1, Int((length * 2).rounded()))
    let whole = min(cells.count, isSolid ? halves / 2 : max(1, Int(length.rounded())))
    for cell in cells.indices.suffix(whole) { cells[cell] = mark }
    if isSolid, halves % 2 > 0, whole < cells.count {
      cells[cells.endIndex - 1 - whole] = "▐"
    }
  }
}
