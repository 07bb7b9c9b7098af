internal import Figures
internal import TextWidth

extension StyledText {
  fileprivate struct Cell {
    var character: Character
    var style: TerminalStyle
    var width: Int
  }

  var width: Int { TextWidth.columns(of: text) }

  /// Lines of at most `width` columns, broken at blanks and between Chinese characters, never
  /// before a closing or after an opening punctuation mark. A longer word is cut.
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

  private static func fill(_ cells: [Cell], _ width: Int) -> [[Cell]] {
    var lines: [[Cell]] = []
    var line: [Cell] = []
    var used = 0
    for word in words(cells) {
      let size = word.reduce(0) { $0 + $1.width }
      if word[0].character == " " {
        // Blanks stand between words alone: none at a line's start.
        if used > 0 {
          line.append(word[0])
          used += 1
        }
        continue
      }
      if used > 0, used + size > width {
        lines.append(trimmed(line))
        line = []
        used = 0
      }
      for cell in word {
        if used + cell.width > width, used > 0 {
          lines.append(line)
          line = []
          used = 0
        }
        line.append(cell)
        used += cell.width
      }
    }
    lines.append(trimmed(line))
    return lines
  }

  private static func trimmed(_ line: [Cell]) -> [Cell] {
    var line = line
    while line.last?.character == " " { line.removeLast() }
    return line
  }

  /// What no line break falls into; a run of blanks is one word.
  private static func words(_ cells: [Cell]) -> [[Cell]] {
    var words: [[Cell]] = []
    for cell in cells {
      guard let last = words.last?.last else {
        words.append([cell])
        continue
      }
      if last.character == " " || cell.character == " " {
        if last.character == " ", cell.character == " " { continue }
        words.append([cell])
      } else if mayBreak(last, cell) {
        words.append([cell])
      } else {
        words[words.count - 1].append(cell)
      }
    }
    return words
  }

  private static func mayBreak(_ one: Cell, _ other: Cell) -> Bool {
    guard one.width == 2 || other.width == 2 else { return false }
    return !opening.contains(one.character) && !closing.contains(other.character)
  }

  private static let opening: Set<Character> = Set("（「『《〈【“‘([")
  private static let closing: Set<Character> = Set("）」』》〉】”’)]，。、；：？！…％.,;:?!%")
}

extension StyledText.Cell {
  fileprivate var isLineFeed: Bool { character == "\n" }
}
