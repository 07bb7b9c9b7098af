/// A lesson's text as cmark is to read it.
///
/// CommonMark lacks what GitHub's Markdown adds. So each addition is written here as something that
/// CommonMark has, line by line, before cmark sees the text: a footnote as an item of a list, the
/// cells of a table as headings, a formula as code. Each line knows its place in the lesson, and so
/// do the nodes that are made of it.
struct MarkedText {
  struct Line {
    var text: [UInt8]
    /// The line of the lesson that it stands for.
    var line: Int
    /// What to add to a byte of `text` for the lesson's.
    var shift = 0
    /// The label of the footnote that it begins.
    var footnote: String?
    /// It opens or closes a formula, as a fence.
    var isFormula = false
    /// Its first cell begins this table.
    var table: TableMark?
    /// It is a cell of a table.
    var isCell = false
    /// A colon stands at its end that the lesson does not have.
    var hasColon = false
  }

  var lines: [Line]

  init(_ source: SourceText, from firstLine: Int) {
    lines = zip(firstLine..., source.lines.dropFirst(firstLine - 1)).map { number, text in
      Line(text: Array(text.utf8), line: number)
    }
  }

  init(_ lines: [Line]) {
    self.lines = lines
  }

  /// The nodes of the text as it is now, with the lesson's lines and bytes.
  func nodes(depth: Int) -> (nodes: [MarkNode], cut: Int?) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line.text
      bytes.append(0x0A)
    }
    var (nodes, cut) = CommonMark.parse(String(decoding: bytes, as: UTF8.self), depth: depth)
    for index in nodes.indices where lines.indices.contains(nodes[index].startLine - 1) {
      let mark = nodes[index].startLine
      let line = lines[mark - 1]
      nodes[index].mark = mark
      nodes[index].lastMark = min(max(nodes[index].endLine, mark), lines.count)
      nodes[index].startLine = line.line
      nodes[index].startColumn += line.shift
      nodes[index].endLine = lines[nodes[index].lastMark - 1].line
      if line.isCell, case .heading = nodes[index].kind { nodes[index].kind = .tableCell }
    }
    return (nodes, cut)
  }

  /// The line that a node starts on.
  func line(_ node: MarkNode) -> Line? {
    lines.indices.contains(node.mark - 1) ? lines[node.mark - 1] : nil
  }

  /// For each line whether it is code or raw HTML.
  func codeLines(_ nodes: [MarkNode]) -> [Bool] {
    var isCode = Array(repeating: false, count: lines.count)
    for node in nodes where node.mark > 0 {
      switch node.kind {
      case .codeBlock, .htmlBlock:
        for line in node.mark...node.lastMark { isCode[line - 1] = true }
      default: break
      }
    }
    return isCode
  }
}

extension MarkNode {
  /// It holds inlines.
  var isLeaf: Bool {
    switch kind {
    case .paragraph, .heading, .tableCell: true
    default: false
    }
  }
}

/// What stands before a line's text: blanks, the marks of quotes and of lists.
struct LinePrefix {
  let bytes: [UInt8]

  init(of line: [UInt8]) {
    var cursor = ByteCursor(line, at: 0)
    while true {
      cursor.skipSpaces()
      guard let byte = cursor.peek else { break }
      if byte == UInt8(ascii: ">") {
        cursor.index += 1
        continue
      }
      var ahead = cursor
      if "-+*".utf8.contains(byte) {
        ahead.index += 1
      } else {
        ahead.skip { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard ahead.index > cursor.index, ahead.index < cursor.index + 10, let end = ahead.peek,
          ".)".utf8.contains(end)
        else { break }
        ahead.index += 1
      }
      guard ahead.peek?.isSpace == true else { break }
      cursor = ahead
    }
    bytes = Array(line[..<cursor.index])
  }

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// What the lines after the first have in its place: a list's mark stands once.
  var continued: [UInt8] {
    bytes.map { $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20 }
  }

  var quotes: Int { bytes.count { $0 == UInt8(ascii: ">") } }

  /// Where the text of a later line in the same place starts.
  func textStart(in line: [UInt8]) -> Int {
    var left = quotes
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: ">"), left > 0 {
        left -= 1
      } else if !line[index].isSpace {
        break
      }
      index += 1
    }
    return index
  }
}
