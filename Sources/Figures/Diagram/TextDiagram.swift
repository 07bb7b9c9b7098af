internal import TextWidth

/// Boxes and arrows in box-drawing characters.
struct TextDiagram {
  let diagram: Figure.Diagram
  let style: TextStyle

  var lines: [String] {
    let layout = DiagramLayout(diagram) { TextLine.clean(style.written($0)) }
    // Half a diagram would say something else.
    guard layout.width <= style.width else {
      return TextLine.wrapped(style.written(diagram.summary), width: style.width)
    }
    var grid = Array(
      repeating: Array(repeating: " ", count: layout.width), count: layout.height)
    for arrow in layout.arrows { draw(arrow, in: &grid) }
    for box in layout.boxes { draw(box, in: &grid) }
    for arrow in layout.arrows where !arrow.label.isEmpty {
      write(arrow.label, line: arrow.labelLine, column: arrow.labelColumn, in: &grid)
    }
    return grid.map { TextLine.withoutTrailingSpaces($0.joined()) }
  }

  private func write(_ text: String, line: Int, column: Int, in grid: inout [[String]]) {
    var column = column
    for character in text {
      let width = TextWidth.columns(of: character)
      guard grid.indices.contains(line), column >= 0, column + width <= grid[line].count else {
        return
      }
      grid[line][column] = String(character)
      // The second half of a wide character.
      if width == 2 { grid[line][column + 1] = "" }
      column += width
    }
  }

  private func draw(_ box: DiagramLayout.Box, in grid: inout [[String]]) {
    let node = box.node
    if node.role == .elision {
      write(
        box.label, line: box.middle,
        column: box.left + (box.width - TextWidth.columns(of: box.label)) / 2, in: &grid)
      return
    }
    let glyphs = TextDiagram.border(node.role, ascii: style.isASCII)
    let inside = box.width - 2
    let edge = String(repeating: glyphs.dash, count: inside)
    write(glyphs.corners[0] + edge + glyphs.corners[1], line: box.top, column: box.left, in: &grid)
    for line in (box.top + 1)..<box.bottom {
      let words = line == box.top + 1 ? box.label : box.detail ?? ""
      let text = TextLine.fitted(words, inside, .center, ascii: style.isASCII)
      write(glyphs.bar + text + glyphs.bar, line: line, column: box.left, in: &grid)
    }
    write(
      glyphs.corners[2] + edge + glyphs.corners[3], line: box.bottom, column: box.left, in: &grid)
  }

  private struct Border {
    let corners: [String]
    let dash: String
    let bar: String
  }

  /// Cells have heavier borders than what goes in and out.
  private static func border(_ role: Figure.Diagram.Role, ascii: Bool) -> Border {
    if ascii {
      let isCell = role == .cell
      return Border(
        corners: Array(repeating: isCell ? "#" : "+", count: 4), dash: isCell ? "=" : "-", bar: "|")
    }
    switch role {
    case .cell: return Border(corners: ["┏", "┓", "┗", "┛"], dash: "━", bar: "┃")
    case .join: return Border(corners: ["╔", "╗", "╚", "╝"], dash: "═", bar: "║")
    default: return Border(corners: ["╭", "╮", "╰", "╯"], dash: "─", bar: "│")
    }
  }

  private func draw(_ arrow: DiagramLayout.Arrow, in grid: inout [[String]]) {
    let isVertical = arrow.direction == .up || arrow.direction == .down
    let shaft = isVertical ? (style.isASCII ? "|" : "│") : (style.isASCII ? "-" : "─")
    let crossed = isVertical ? (style.isASCII ? "-" : "─") : (style.isASCII ? "|" : "│")
    let head =
      switch arrow.direction {
      case .up: style.isASCII ? "^" : "▲"
      case .down: style.isASCII ? "v" : "▼"
      case .left: style.isASCII ? "<" : "◀"
      case .right: style.isASCII ? ">" : "▶"
      }
    for place in min(arrow.start, arrow.end)...max(arrow.start, arrow.end) {
      let (line, column) = isVertical ? (place, arrow.track) : (arrow.track, place)
      let isCrossing = grid[line][column] == crossed
      grid[line][column] =
        place == arrow.end ? head : isCrossing ? (style.isASCII ? "+" : "┼") : shaft
    }
  }
}

extension Figure.Diagram {
  func textLines(_ style: TextStyle) -> [String] {
    TextDiagram(diagram: self, style: style).lines
  }
}
