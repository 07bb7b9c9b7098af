internal import TextWidth

/// Where the boxes and arrows of a diagram are, in a terminal's columns and lines. The SVG takes
/// the same places, scaled.
struct DiagramLayout {
  struct Box {
    var node: Figure.Diagram.Node
    var left: Int
    var width: Int
    var top: Int
    var height: Int

    /// The words as they are drawn: the layout's nodes have no others.
    var label: String { node.label.key }
    var detail: String? { node.detail?.key }

    var right: Int { left + width - 1 }
    var bottom: Int { top + height - 1 }
    /// The line on which horizontal arrows arrive.
    var middle: Int { top + 1 }
  }

  /// An arrow from one box's border to another's: the ends are the places just outside.
  struct Arrow {
    enum Direction {
      case up, down, left, right
    }

    var direction: Direction
    /// The column of a vertical arrow, the line of a horizontal one.
    var track: Int
    /// The first and the last place in the direction of the arrow.
    var start: Int
    var end: Int
    /// Twice the height of the first box's middle: a horizontal arrow's, where half lines exist.
    var doubledMiddle: Int
    var label: String
    /// Where the label starts, and its line.
    var labelColumn: Int
    var labelLine: Int
  }

  let boxes: [Box]
  let arrows: [Arrow]
  let width: Int
  let height: Int

  /// - Parameter write: turns a label into what is drawn, which decides how wide it is.
  init(_ diagram: Figure.Diagram, write: (Phrase) -> String) {
    let nodes = diagram.nodes.map { node in
      var copy = node
      copy.label = Phrase(verbatim: write(node.label))
      copy.detail = node.detail.map { Phrase(verbatim: write($0)) }
      return copy
    }
    let edges = diagram.edges.map { ($0.from, $0.to, write($0.label ?? "")) }
    let columns = DiagramLayout.columns(of: nodes, edges: edges)
    let rows = DiagramLayout.rows(of: nodes)
    boxes = nodes.map { node in
      let column = columns[node.column]
      let (left, width) =
        switch node.side {
        case .whole: (column.start, column.width)
        case .left: (column.start, column.leftWidth)
        case .right: (column.start + column.width - column.rightWidth, column.rightWidth)
        }
      return Box(
        node: node, left: left, width: width, top: rows[node.row].start,
        height: rows[node.row].height)
    }
    let places = Dictionary(
      boxes.map { ($0.node.id, $0) }, uniquingKeysWith: { one, _ in one })
    arrows = edges.compactMap { from, to, label in
      guard let from = places[from], let to = places[to] else { return nil }
      return DiagramLayout.arrow(from, to, label)
    }
    width = columns.last.map { $0.start + $0.width } ?? 0
    height = rows.last.map { $0.start + $0.height } ?? 0
  }

  private struct Column {
    var start = 0
    var leftWidth = 0
    var rightWidth = 0
    var width = 0
  }

  /// What a box needs for its words.
  private static func boxWidth(_ node: Figure.Diagram.Node) -> Int {
    let words = max(
      TextWidth.columns(of: node.label.key), node.detail.map { TextWidth.columns(of: $0.key) } ?? 0)
    return node.role == .elision ? words + 2 : words + 4
  }

  private static func columns(
    of nodes: [Figure.Diagram.Node], edges: [(String, String, String)]
  ) -> [Column] {
    let count = (nodes.map(\.column).max() ?? -1) + 1
    var columns = Array(repeating: Column(), count: count)
    for node in nodes {
      let width = boxWidth(node)
      switch node.side {
      case .whole: columns[node.column].width = max(columns[node.column].width, width)
      case .left: columns[node.column].leftWidth = max(columns[node.column].leftWidth, width)
      case .right: columns[node.column].rightWidth = max(columns[node.column].rightWidth, width)
      }
    }
    // A label of an arrow needs its width and the arrow's head between the columns.
    let columnOf = Dictionary(
      nodes.map { ($0.id, $0.column) }, uniquingKeysWith: { one, _ in one })
    var gaps = Array(repeating: 4, count: count)
    for (from, to, label) in edges {
      guard let from = columnOf[from], let to = columnOf[to], from != to else { continue }
      gaps[min(from, to)] = max(gaps[min(from, to)], TextWidth.columns(of: label) + 3)
    }
    var start = 0
    for index in columns.indices {
      let column = columns[index]
      if column.leftWidth > 0, column.rightWidth > 0 {
        columns[index].width = max(column.width, column.leftWidth + column.rightWidth + 1)
      } else {
        columns[index].width = max(column.width, column.leftWidth, column.rightWidth)
      }
      columns[index].start = start
      start += columns[index].width + gaps[index]
    }
    return columns
  }

  private static func rows(of nodes: [Figure.Diagram.Node]) -> [(start: Int, height: Int)] {
    let count = (nodes.map(\.row).max() ?? -1) + 1
    var rows: [(start: Int, height: Int)] = []
    var start = 0
    for row in 0..<count {
      let hasDetail = nodes.contains { $0.row == row && $0.detail != nil }
      let height = hasDetail ? 4 : 3
      rows.append((start, height))
      start += height + 2
    }
    return rows
  }

  private static func arrow(_ from: Box, _ to: Box, _ label: String) -> Arrow {
    if from.node.row == to.node.row {
      let isRight = from.node.column < to.node.column
      let start = isRight ? from.right + 1 : from.left - 1
      let end = isRight ? to.left - 1 : to.right + 1
      // Above the arrow, in the gap beside the box that it leads to.
      let size = TextWidth.columns(of: label)
      let column = isRight ? end - size : end + 1
      return Arrow(
        direction: isRight ? .right : .left, track: from.middle, start: start, end: end,
        doubledMiddle: 2 * from.top + from.height, label: label, labelColumn: column,
        labelLine: from.middle - 1)
    }
    let isUp = from.top > to.top
    // In the middle of what both boxes span.
    let left = max(from.left, to.left)
    let right = min(from.right, to.right)
    let track = left + (right - left + 1) / 2
    let start = isUp ? from.top - 1 : from.bottom + 1
    let end = isUp ? to.bottom + 1 : to.top - 1
    return Arrow(
      direction: isUp ? .up : .down, track: track, start: start, end: end,
      doubledMiddle: 2 * from.top + from.height, label: label, labelColumn: track + 2,
      labelLine: isUp ? from.top - 1 : from.bottom + 1)
  }
}
