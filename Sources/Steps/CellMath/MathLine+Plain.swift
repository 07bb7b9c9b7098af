import Figures
import TextWidth

/// A line of mathematics as text: its pieces beside each other, in further blocks where they are
/// too wide.
extension MathLine {
  private static let width = 68

  var plain: String {
    var blocks: [[[String]]] = [[]]
    var used = 0
    for piece in pieces {
      let lines: [String] =
        switch piece {
        case .sign(_, let plain): [plain]
        case .matrix(let matrix): matrix.lines
        }
      let width = (lines.map { TextWidth.columns(of: $0) }.max() ?? 0) + 1
      if used + width > MathLine.width, used > 0 {
        // A sign goes with what follows it.
        var carried: [[String]] = []
        if let last = blocks[blocks.count - 1].last, last.count == 1, blocks.count > 0 {
          blocks[blocks.count - 1].removeLast()
          carried = [last]
        }
        blocks.append(carried)
        used = carried.reduce(2) { $0 + TextWidth.columns(of: $1[0]) + 1 }
      }
      blocks[blocks.count - 1].append(lines)
      used += width
    }
    return blocks.enumerated().map { index, block in
      MathLine.beside(block).map { (index > 0 ? "  " : "") + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Blocks of lines next to each other. The shapes below matrices are one line; signs stand in
  /// the middle of the rest.
  private static func beside(_ block: [[String]]) -> [String] {
    let rows = (block.map { max(1, $0.count - 1) }.max() ?? 1)
    let hasShapes = block.contains { $0.count > 1 }
    var result = Array(repeating: "", count: rows + (hasShapes ? 1 : 0))
    for (index, lines) in block.enumerated() {
      let isSign = lines.count == 1
      let body = isSign ? lines : Array(lines.dropLast())
      let width = lines.map { TextWidth.columns(of: $0) }.max() ?? 0
      let top = (rows - body.count) / 2
      for line in result.indices {
        var text = ""
        if line >= top, line < top + body.count { text = body[line - top] }
        // The shape stands right below its matrix.
        if !isSign, line == top + body.count { text = lines[lines.count - 1] }
        let space = String(repeating: " ", count: width - TextWidth.columns(of: text))
        result[line] += (index > 0 ? " " : "") + text + space
      }
    }
    return result.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
