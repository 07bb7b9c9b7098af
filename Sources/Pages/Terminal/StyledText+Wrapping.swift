internal import Figures
internal import TextWidth

extension StyledText {
  fileprivate struct Cell {
    var character: Character
    var style: TerminalStyle
    var width: Int
  }

  var width: Int { TextWidth.columns(of: text) }

  /// Lines of at most `width` columns, broken where `LineBreaks` says. A longer word is cut.
  func wrapped(_ width: Int) -> [StyledText] {
    var lines: [[Cell]] = []
    for paragraph in cells.split(omittingEmptySubsequences: false, whereSeparator: \.isLineFeed) {
      lines += Self.fill(Array(paragraph), max(2, width))
    }
    return lines.map(Self.joined)
  }

  /// Lines of at most `width` columns, cut where a line is full, for code and output; with
  /// `atBlanks` behind the last blank, where the line is not left too short by that.
  func cut(_ width: Int, atBlanks: Bool = false) -> [StyledText] {
    var lines: [[Cell]] = [[]]
    var used = 0
    for cell in cells {
      if used + cell.width > max(2, width) {
        var line = lines.removeLast()
        var next: [Cell] = []
        let blank = line.lastIndex { $0.character == " " }
        if atBlanks, let blank, blank > line.count * 3 / 5 {
          next = Array(line[(blank + 1)...])
          line.removeSubrange((blank + 1)...)
        }
        lines += [line, next]
        used = next.reduce(0) { $0 + $1.width }
      }
      lines[lines.count - 1].append(cell)
      used += cell.width
    }
    return lines.map(Self.joined)
  }

  private var cells: [Cell] {
    runs.flatMap { run in
      run.text.map {
        Cell(character: $0, style: run.style, width: TextWidth.columns(of: $0))
      }
    }
  }

  private static func joined(_ cells: [Cell]) -> StyledText {
    var line = StyledText()
    for cell in cells { line.append(String(cell.character), cell.style) }
    return line
  }

  /// Blanks stand between words alone, one at a time: none at a line's start.
  private static func fill(_ cells: [Cell], _ width: Int) -> [[Cell]] {
    var kept: [Cell] = []
    for cell in cells where cell.character != " " || (kept.last ?? cell).character != " " {
      kept.append(cell)
    }
    return LineBreaks.lines(of: kept.map(\.character), width: width).map { Array(kept[$0]) }
  }
}

extension StyledText.Cell {
  fileprivate var isLineFeed: Bool { character == "\n" }
}
