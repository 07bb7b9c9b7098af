internal import TextWidth

/// The box around a text plot, with its ticks and labels: every line of the box is exactly
/// `style.width` columns.
struct TextFrame {
  let style: TextStyle
  let yTicks: [PlotTick]
  /// Columns of the labels on the left.
  let margin: Int
  /// Columns within the box.
  let columns: Int
  let rows: Int

  init(yScale: PlotScale, integers: Bool = false, style: TextStyle) {
    self.style = style
    rows = style.height
    let ticks = TextFrame.yTicks(
      on: yScale, integers: integers, rows: style.height, ascii: style.isASCII)
    let natural = ticks.reduce(0) { max($0, TextWidth.columns(of: $1.label)) }
    margin = min(natural, style.width - 12)
    yTicks = ticks
    columns = style.width - margin - 3
  }

  private static func yTicks(
    on scale: PlotScale, integers: Bool, rows: Int, ascii: Bool
  ) -> [PlotTick] {
    for most in stride(from: max(2, rows / 2), through: 2, by: -1) {
      let ticks = PlotTick.ticks(on: scale, most: most, integers: integers, ascii: ascii)
      let taken = ticks.map { row($0.position, rows: rows) }
      let gaps = zip(taken, taken.dropFirst()).map { $0 - $1 }
      if gaps.allSatisfy({ $0 >= 2 }) { return ticks }
    }
    return PlotTick.ticks(on: scale, most: 2, integers: integers, ascii: ascii)
  }

  /// The middle of the box's row for a place from 0 to 1.
  static func row(_ position: Double, rows: Int) -> Int {
    min(rows - 1, Int((1 - position) * Double(rows * 4 - 1) + 0.5) / 4)
  }

  static func column(_ position: Double, columns: Int) -> Int {
    min(columns - 1, Int(position * Double(columns * 2 - 1) + 0.5) / 2)
  }

  /// - Parameters:
  ///   - xTicks: ticks for a wished number of them.
  func lines(
    canvas: CharacterCanvas, xTicks: (Int) -> [PlotTick], xLabel: Phrase?, yLabel: Phrase?
  ) -> [String] {
    let bar = style.isASCII ? "|" : "│"
    let dash: Character = style.isASCII ? "-" : "─"
    let corner = style.isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
    var lines: [String] = []
    if let yLabel, !yLabel.isEmpty {
      lines += TextLine.wrapped(style.written(yLabel), width: style.width)
    }
    let indent = TextLine.spaces(margin)
    lines.append("\(indent) \(corner[0])\(String(repeating: dash, count: columns))\(corner[1])")
    var labels: [Int: String] = [:]
    for tick in yTicks { labels[TextFrame.row(tick.position, rows: rows)] = tick.label }
    for row in 0..<rows {
      let label = labels[row]
      let text = TextLine.fitted(label ?? "", margin, .right, ascii: style.isASCII)
      let edge = label == nil ? bar : (style.isASCII ? "+" : "┤")
      lines.append("\(text) \(edge)\(canvas.line(row, style: style))\(bar)")
    }
    let (ticks, row) = TextFrame.xRow(
      xTicks, most: columns / 7, start: margin + 2, columns: columns, width: style.width)
    var bottom = Array(repeating: dash, count: columns)
    for tick in ticks {
      bottom[TextFrame.column(tick.position, columns: columns)] = style.isASCII ? "+" : "┬"
    }
    lines.append("\(indent) \(corner[2])\(String(bottom))\(corner[3])")
    if !row.isEmpty { lines.append(row) }
    if let xLabel, !xLabel.isEmpty {
      lines += TextLine.wrapped(style.written(xLabel), width: columns + 2).map { line in
        TextLine.spaces(margin + 1 + (columns + 2 - TextWidth.columns(of: line)) / 2) + line
      }
    }
    return lines
  }

  /// As many ticks as have room for their labels, two columns apart, and the line of these labels.
  ///
  /// - Parameters:
  ///   - most: how many there may be.
  ///   - start: where the field's first column stands.
  static func xRow(
    _ ticks: (Int) -> [PlotTick], most: Int, start: Int, columns: Int, width: Int
  ) -> ([PlotTick], String) {
    var fewest: [PlotTick] = []
    for most in stride(from: max(2, most), through: 2, by: -1) {
      fewest = ticks(most)
      if let row = xRow(fewest, start: start, columns: columns, width: width) {
        return (fewest, row)
      }
    }
    // Not even two have room: then the first alone, if that has.
    let first = Array(fewest.prefix(1))
    return xRow(first, start: start, columns: columns, width: width).map { (first, $0) } ?? ([], "")
  }

  private static func xRow(
    _ ticks: [PlotTick], start: Int, columns: Int, width: Int
  ) -> String? {
    var row = ""
    var used = 0
    for tick in ticks {
      let size = TextWidth.columns(of: tick.label)
      let middle = start + column(tick.position, columns: columns)
      let place = min(max(0, middle - size / 2), width - size)
      guard place >= (used == 0 ? 0 : used + 2) else { return nil }
      row += TextLine.spaces(place - used) + tick.label
      used = place + size
    }
    return row
  }
}
