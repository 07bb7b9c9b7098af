internal import TextWidth

/// A table drawn with lines.
///
///     ┌───────┬────────┐
///     │ epoch │   loss │
///     ├───────┼────────┤
///     │     1 │ 0.2513 │
///     └───────┴────────┘
struct TextTable {
  let lines: [String]

  init(_ table: Figure.Table, style: TextStyle) {
    let columns = table.columnCount
    guard columns > 0 else {
      lines = []
      return
    }
    let glyphs = style.isASCII ? Rule.ascii : Rule.unicode
    func clean(_ cell: Phrase) -> String {
      TextLine.clean(style.written(cell))
    }
    let header = table.padded(table.header).map(clean)
    let rows = table.rows.map { table.padded($0).map(clean) }
    let widths = TextTable.widths(header: header, rows: rows, total: style.width)

    func rule(_ left: String, _ cross: String, _ right: String) -> String {
      left + widths.map { String(repeating: glyphs.dash, count: $0 + 2) }.joined(separator: cross)
        + right
    }
    func drawn(_ row: [String], paint: Paint?) -> [String] {
      let cells = zip(row, widths).map { TextLine.wrapped($0, width: $1) }
      return (0..<(cells.map(\.count).max() ?? 1)).map { line in
        let parts = cells.indices.map { column in
          let text = line < cells[column].count ? cells[column][line] : ""
          let fitted = TextLine.fitted(
            text, widths[column], table.alignment(ofColumn: column), ascii: style.isASCII)
          return " " + style.painted(fitted, paint) + " "
        }
        return glyphs.bar + parts.joined(separator: glyphs.bar) + glyphs.bar
      }
    }
    var lines = [rule(glyphs.top.0, glyphs.top.1, glyphs.top.2)]
    if !table.header.isEmpty {
      lines += drawn(header, paint: .strong)
      lines.append(rule(glyphs.middle.0, glyphs.middle.1, glyphs.middle.2))
    }
    for (index, row) in rows.enumerated() {
      lines += drawn(row, paint: table.emphasised.contains(index) ? .strong : nil)
    }
    lines.append(rule(glyphs.bottom.0, glyphs.bottom.1, glyphs.bottom.2))
    self.lines = lines
  }

  /// Each column's natural width; where the sum is too much, the widest give way first.
  private static func widths(header: [String], rows: [[String]], total: Int) -> [Int] {
    var widths = header.indices.map { column in
      ([header] + rows).reduce(1) { max($0, TextWidth.columns(of: $1[column])) }
    }
    let room = max(widths.count, total - 3 * widths.count - 1)
    while widths.reduce(0, +) > room {
      let widest = widths.max() ?? 0
      guard widest > 1, let column = widths.lastIndex(of: widest) else { break }
      widths[column] -= 1
    }
    return widths
  }

  private struct Rule {
    let bar: String
    let dash: String
    let top: (String, String, String)
    let middle: (String, String, String)
    let bottom: (String, String, String)

    static let unicode = Rule(
      bar: "│", dash: "─", top: ("┌", "┬", "┐"), middle: ("├", "┼", "┤"), bottom: ("└", "┴", "┘"))
    static let ascii = Rule(
      bar: "|", dash: "-", top: ("+", "+", "+"), middle: ("+", "+", "+"), bottom: ("+", "+", "+"))
  }
}
