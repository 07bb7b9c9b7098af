internal import TextWidth

/// A row of characters for each category: its runs, the half between the quartiles, the median.
struct TextSpread {
  let plot: Figure.Plot
  let categories: [Phrase]
  let values: [Figure.Spread]
  let style: TextStyle

  var lines: [String] {
    let scale = PlotScale(values.flatMap(\.values), scale: plot.xAxis.scale)
    let names = categories.map { TextLine.clean(style.written($0)) }
    let medians = values.map { spread in
      spread.summary.map { NumberText.short($0.median, ascii: style.isASCII) } ?? ""
    }
    let nameWidth = min(
      names.reduce(0) { max($0, TextWidth.columns(of: $1)) }, max(4, style.width / 3))
    let medianWidth = medians.reduce(1) { max($0, TextWidth.columns(of: $1)) }
    let room = max(4, style.width - nameWidth - medianWidth - 4)
    let bar = style.isASCII ? "|" : "│"
    let dash = style.isASCII ? "-" : "─"
    let corners = style.isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
    let indent = TextLine.spaces(nameWidth + 1)
    func edge(_ left: String, _ right: String) -> String {
      indent + left + String(repeating: dash, count: room) + right
    }
    var lines = [edge(corners[0], corners[1])]
    for (name, (spread, median)) in zip(names, zip(values, medians)) {
      let field = TextLine.fitted(name, nameWidth, .right, ascii: style.isASCII)
      let value = TextLine.fitted(median, medianWidth, .right, ascii: style.isASCII)
      lines.append("\(field) \(bar)\(row(spread, scale: scale, room: room))\(bar) \(value)")
    }
    lines.append(edge(corners[2], corners[3]))
    lines.append(
      TextFrame.xRow(
        { PlotTick.ticks(on: scale, most: $0, ascii: style.isASCII) }, most: room / 9,
        start: nameWidth + 2, columns: room, width: style.width
      ).1)
    if let label = plot.xAxis.label, !label.isEmpty {
      lines += TextLine.wrapped(style.written(label), width: style.width)
    }
    return lines
      + SpreadNotes(plot, values).notes.flatMap {
        TextLine.wrapped(style.written($0), width: style.width)
      }
  }

  private func row(_ spread: Figure.Spread, scale: PlotScale, room: Int) -> String {
    func column(_ unit: Double) -> Int { TextFrame.column(unit, columns: room) }
    var counts = Array(repeating: 0, count: room)
    for value in spread.values { if let unit = scale.unit(value) { counts[column(unit)] += 1 } }
    var cells = counts.map { count -> Character in
      switch count {
      case 0: " "
      case 1: style.isASCII ? "." : "∘"
      default: style.isASCII ? "o" : "●"
      }
    }
    guard let summary = spread.summary, let median = scale.unit(summary.median) else {
      return String(cells)
    }
    let start = column(scale.unit(summary.lower) ?? 0)
    let end = column(scale.unit(summary.upper) ?? 0)
    for place in start...max(start, end) where cells[place] == " " {
      cells[place] = style.isASCII ? "=" : "░"
    }
    cells[column(median)] = style.isASCII ? "#" : "┃"
    return style.painted(String(cells), .series(0))
  }
}
