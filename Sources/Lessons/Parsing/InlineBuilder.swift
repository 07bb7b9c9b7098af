/// Turns the inline nodes of one paragraph or heading into values.
struct InlineBuilder {
  private let nodes: [MarkNode]
  private let source: SourceText
  /// The lesson's lines before cmark's line 1.
  private let lineOffset: Int
  /// After the last destination or formula that was found in the lesson's text.
  private var cursor: SourceCursor
  private(set) var references: [Reference] = []

  init(nodes: [MarkNode], block: MarkNode, source: SourceText, lineOffset: Int) {
    self.nodes = nodes
    self.source = source
    self.lineOffset = lineOffset
    cursor = SourceCursor(
      source, line: block.startLine + lineOffset, lastLine: block.endLine + lineOffset,
      byte: block.startColumn - 1)
  }

  /// Recursion is bounded: the nodes are no deeper than `CommonMark.parse` was told.
  mutating func build(_ range: Range<Int>) -> [Inline] {
    var result: [Inline] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      let children = (index + 1)..<node.end
      index = node.end
      switch node.kind {
      case .text(let text): result.append(text: text)
      case .softBreak: result.append(.softBreak)
      case .lineBreak: result.append(.lineBreak)
      case .html(let html): result.append(.html(html))
      case .emphasis: result.append(.emphasis(build(children)))
      case .strong: result.append(.strong(build(children)))
      case .code(let code):
        guard index < range.upperBound, case .text(let following) = nodes[index].kind,
          following.hasPrefix("$"), case .text(let preceding)? = result.last,
          preceding.hasSuffix("$"), let position = mathPosition(of: code)
        else {
          result.append(.code(code))
          break
        }
        result.removeLast()
        result.append(text: String(preceding.dropLast()))
        result.append(.math(tex: code, position: position))
        result.append(text: String(following.dropFirst()))
        index += 1
      case .link(let destination, let title):
        let start = bracket(of: node)
        let content = build(children)
        addReference(to: destination, isImage: false, start: start)
        result.append(.link(destination: destination, title: title, content: content))
      case .image(let destination, let title):
        let start = bracket(of: node)
        let content = build(children)
        addReference(to: destination, isImage: true, start: start)
        result.append(
          .image(source: destination, title: title, alternative: content.plainText))
      default: break  // Blocks do not occur within a paragraph.
      }
    }
    return result
  }

  /// Where the TeX between `` $` `` and `` `$ `` starts; nil where the first dollar is escaped.
  private mutating func mathPosition(of tex: String) -> SourcePosition? {
    var dollarIsEscaped = false
    let isMath = { (bytes: UnsafeBufferPointer<UInt8>, start: Int) -> Bool in
      // Spaces next to the backticks are not part of a code span's text.
      var index = start - 1
      if index >= 0, bytes[index] == UInt8(ascii: " ") { index -= 1 }
      let ticks = index
      while index >= 0, bytes[index] == UInt8(ascii: "`") { index -= 1 }
      guard index < ticks, index >= 0, bytes[index] == UInt8(ascii: "$") else { return false }
      var slashes = 0
      while index - slashes > 0, bytes[index - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
      dollarIsEscaped = slashes % 2 == 1
      return true
    }
    if let found = cursor.find(tex, where: isMath) ?? cursor.findBroken(tex) {
      if dollarIsEscaped { return nil }
      return source.position(line: found.line, byte: found.bytes.lowerBound)
    }
    return cursor.position
  }

  /// The place of the `[`, `![` or `<` that a link or an image starts with.
  private func bracket(of node: MarkNode) -> SourcePosition {
    let line = node.startLine + lineOffset
    let byte = node.startColumn - 1
    let bytes = source.line(line).utf8
    if node.startLine > 0, byte >= 0, byte < bytes.count,
      "[!<".utf8.contains(bytes[bytes.index(bytes.startIndex, offsetBy: byte)])
    {
      return source.position(line: line, byte: byte)
    }
    var search = cursor
    if let found = search.find("[", where: { _, _ in true }) {
      return source.position(line: found.line, byte: found.bytes.lowerBound)
    }
    return cursor.position
  }

  private mutating func addReference(
    to destination: String, isImage: Bool, start: SourcePosition
  ) {
    let before = cursor
    let found = cursor.find(destination) { bytes, start in
      start > 0 && "(< \t".utf8.contains(bytes[start - 1])
    }
    var range = SourceRange(at: start)
    if let found {
      let place = source.range(line: found.line, bytes: found.bytes)
      // Found before the link itself: the same words stand in the text.
      if place.start > start { range = place } else { cursor = before }
    }
    references.append(Reference(destination: destination, isImage: isImage, range: range))
  }
}

extension [Inline] {
  fileprivate mutating func append(text: String) {
    guard !text.isEmpty else { return }
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
