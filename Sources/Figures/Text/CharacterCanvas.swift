/// A field of cells, each with finer dots in it where there are braille glyphs.
struct CharacterCanvas {
  let columns: Int
  let rows: Int
  let dotsAcross: Int
  let dotsDown: Int
  private var cells: [Cell]

  private struct Cell {
    var dots: UInt8 = 0
    var glyph: Character?
    var paint: Paint?
  }

  init(columns: Int, rows: Int, ascii: Bool) {
    self.columns = columns
    self.rows = rows
    dotsAcross = ascii ? 1 : 2
    dotsDown = ascii ? 1 : 4
    cells = Array(repeating: Cell(), count: columns * rows)
  }

  var dotColumns: Int { columns * dotsAcross }
  var dotRows: Int { rows * dotsDown }

  /// The dot of a place in the unit square, whose origin is at the lower left.
  func dot(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    (
      Int((x * Double(dotColumns - 1)).rounded()),
      Int(((1 - y) * Double(dotRows - 1)).rounded())
    )
  }

  func isFree(column: Int, row: Int) -> Bool {
    cells[row * columns + column].glyph == nil
  }

  func isEmpty(column: Int, row: Int) -> Bool {
    let cell = cells[row * columns + column]
    return cell.glyph == nil && cell.dots == 0
  }

  mutating func set(_ glyph: Character, column: Int, row: Int, paint: Paint?) {
    cells[row * columns + column].glyph = glyph
    cells[row * columns + column].paint = paint
  }

  /// Takes away a faint glyph, such as the zero line's, that data would draw over.
  mutating func clearFaint(column: Int, row: Int) {
    let index = row * columns + column
    guard cells[index].paint == .faint else { return }
    cells[index] = Cell()
  }

  /// Sets one dot; where cells have no dots, the cell is `glyph`.
  mutating func setDot(column: Int, row: Int, glyph: Character, paint: Paint?) {
    let index = row / dotsDown * columns + column / dotsAcross
    guard dotsDown > 1 else {
      cells[index].glyph = glyph
      cells[index].paint = paint
      return
    }
    cells[index].dots |= CharacterCanvas.bit(column: column % 2, row: row % 4)
    if cells[index].paint == nil { cells[index].paint = paint }
  }

  /// Braille's dots are numbered 1–3 and 4–6 down the columns, with 7 and 8 added below.
  private static func bit(column: Int, row: Int) -> UInt8 {
    row == 3 ? 0x40 << UInt8(column) : 1 << UInt8(row + 3 * column)
  }

  /// A row's characters, in colours if `style` has them.
  func line(_ row: Int, style: TextStyle) -> String {
    var line = ""
    var run = ""
    var paint: Paint?
    for cell in cells[row * columns..<(row + 1) * columns] {
      let next = cell.glyph == nil && cell.dots == 0 ? nil : cell.paint
      if next != paint {
        line += style.painted(run, paint)
        run = ""
        paint = next
      }
      run.append(
        cell.glyph
          ?? (cell.dots == 0
            ? " " : Unicode.Scalar(0x2800 + UInt32(cell.dots)).map(Character.init) ?? " "))
    }
    return line + style.painted(run, paint)
  }
}
