internal import Figures
internal import Weaving

// Tables of the text, with the looks of those in figures.
extension HTMLPage {
  mutating func write(_ table: Report.Table) {
    guard let label = table.label else {
      writeRows(of: table)
      return
    }
    page.open("figure", ["id": claim(label.id)])
    page.newline()
    writeRows(of: table)
    writeCaption(of: label)
    page.close("figure")
    page.newline()
  }

  private mutating func writeRows(of table: Report.Table) {
    guard table.columns > 0 else { return }
    page.open("div", ["class": "figure-table", "tabindex": "0"])
    page.open("table")
    page.newline()
    page.open("thead")
    page.newline()
    write(table.header, of: table, isHeader: true)
    page.close("thead")
    page.newline()
    page.open("tbody")
    page.newline()
    for row in table.rows { write(row, of: table, isHeader: false) }
    page.close("tbody")
    page.newline()
    page.close("table")
    page.close("div")
    page.newline()
  }

  private mutating func write(
    _ row: [Report.Table.Cell], of table: Report.Table, isHeader: Bool
  ) {
    page.open("tr")
    for column in 0..<table.columns {
      let cell = column < row.count ? row[column] : []
      let text = cell.plainText
      let name = table.alignment[column]
      // A vector, a shape, a sum are read in one piece.
      let isWhole =
        text.utf8.count < 60
        && (text.first.map { "[→←".contains($0) } == true
          || text.contains(" ") && !text.contains(where: \.isLetter))
      let classes = (name == .left ? [] : [name.rawValue]) + (isWhole ? ["whole"] : [])
      let mark = classes.isEmpty ? nil : classes.joined(separator: " ")
      // A heading without words is none.
      if isHeader, !cell.isEmpty {
        page.open("th", ["scope": "col", "class": mark])
        write(cell)
        page.close("th")
      } else {
        page.open("td", ["class": mark])
        write(cell)
        page.close("td")
      }
    }
    page.close("tr")
    page.newline()
  }
}
