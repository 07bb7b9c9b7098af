/// One statement of a cell, with the lines that its brackets hold together.
struct Statement {
  /// A line of the lesson, and where it begins in the statement's text.
  struct Line {
    var number: Int
    /// The column of the line's first character, from 1.
    var column: Int
    var start: Int
  }

  var lines: [Line]
  var text: String
  /// The spaces before its first line.
  var indent: Int

  /// The place in the text of a column of a line of the lesson; nil for another line.
  func offset(line: Int, column: Int) -> Int? {
    lines.first { $0.number == line }.map { $0.start + max(0, column - $0.column) }
  }

  func place(_ offset: Int) -> (line: Int, column: Int) {
    let line = lines.last { $0.start <= offset } ?? lines[0]
    return (line.number, line.column + offset - line.start)
  }

  /// - Parameter code: the lines of a cell.
  static func all(in code: [String], firstLine: Int) -> [Statement] {
    var statements: [Statement] = []
    var open = Depth()
    // Of the last statement's text.
    var length = 0
    for (index, line) in code.enumerated() {
      let continues = open.isWithinBrackets
      open.read(line)
      if continues, !statements.isEmpty {
        let last = statements.count - 1
        statements[last].lines.append(
          Line(number: firstLine + index, column: 1, start: length + 1))
        statements[last].text += "\n" + line
        length += line.count + 1
        continue
      }
      let indent = line.prefix { $0 == " " || $0 == "\t" }.count
      guard indent < line.count else { continue }
      length = line.count - indent
      statements.append(
        Statement(
          lines: [Line(number: firstLine + index, column: indent + 1, start: 0)],
          text: String(line.dropFirst(indent)), indent: indent))
    }
    return statements
  }

  /// Which brackets are open at the end of a line.
  private struct Depth {
    private var open: [Character] = []
    private var isInLongString = false

    /// Within braces each line is a statement of its own.
    var isWithinBrackets: Bool { isInLongString || open.last.map { $0 != "{" } ?? false }

    mutating func read(_ line: String) {
      if line.components(of: "\"\"\"").isMultiple(of: 2) == false { isInLongString.toggle() }
      guard !isInLongString else { return }
      read(PieceReader.pieces(of: line))
    }

    private mutating func read(_ pieces: [Piece]) {
      for piece in pieces {
        switch piece.kind {
        case .group:
          open += piece.text
          read(piece.inner)
          if !piece.closing.isEmpty { close() }
        case .sign where piece.text == ")" || piece.text == "]" || piece.text == "}": close()
        default: break
        }
      }
    }

    private mutating func close() {
      if !open.isEmpty { open.removeLast() }
    }
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int { ranges(of: text).count }
}
