/// Turns the inline nodes of one paragraph, heading or cell into values.
struct InlineBuilder {
  private let nodes: [MarkNode]
  private let source: SourceText
  private let marks: InlineMarks
  private let notes: FootnoteNumbers
  /// After the last destination that was found in the lesson's text.
  private var cursor: SourceCursor
  /// After the last bare address that was found there.
  private var addresses: SourceCursor
  private var nextSpan = 0
  private var nextNote = 0
  private(set) var references: [Reference] = []

  init(
    nodes: [MarkNode], block: MarkNode, source: SourceText, marks: InlineMarks,
    notes: FootnoteNumbers
  ) {
    self.nodes = nodes
    self.source = source
    self.marks = marks
    self.notes = notes
    cursor = SourceCursor(
      source, line: block.startLine, lastLine: block.endLine, byte: block.startColumn - 1)
    addresses = cursor
  }

  /// Recursion is bounded: the nodes are no deeper than `CommonMark.parse` was told.
  mutating func build(_ range: Range<Int>, inLink: Bool = false) -> [Inline] {
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
      case .html(let html):
        // A comment is for who reads the source.
        if !html.hasPrefix("<!--") { result.append(.html(html)) }
      case .emphasis: result.append(.emphasis(build(children, inLink: inLink)))
      case .strong: result.append(.strong(build(children, inLink: inLink)))
      case .code(let code):
        guard let span = span(of: code) else {
          result.append(.code(code))
          break
        }
        switch span.kind {
        case .code: result.append(.code(code))
        case .formula: result.append(.math(tex: code, position: span.position))
        case .quotedFormula:
          guard index < range.upperBound, case .text(let following) = nodes[index].kind,
            following.hasPrefix("$"), case .text(let preceding)? = result.last,
            preceding.hasSuffix("$")
          else {
            result.append(.code(code))
            break
          }
          result.removeLast()
          result.append(text: String(preceding.dropLast()))
          result.append(.math(tex: code, position: span.position))
          result.append(text: String(following.dropFirst()))
          index += 1
        }
      case .link(let destination, let title):
        let start = bracket(of: node)
        let content = build(children, inLink: true)
        addReference(to: destination, isImage: false, start: start)
        result.append(.link(destination: destination, title: title, content: content))
      case .image(let destination, let title):
        let start = bracket(of: node)
        let content = build(children, inLink: true)
        addReference(to: destination, isImage: true, start: start)
        result.append(
          .image(source: destination, title: title, alternative: content.plainText))
      default: break  // Blocks do not occur within a paragraph.
      }
    }
    return finished(result, inLink: inLink)
  }

  /// cmark gives code in the order of the text. What the scanner took for code and cmark did not is
  /// passed over.
  private mutating func span(of code: String) -> InlineMarks.Span? {
    guard
      let found = marks.spans.indices.dropFirst(nextSpan).prefix(64).first(where: {
        marks.spans[$0].text == code
      })
    else { return nil }
    nextSpan = found + 1
    return marks.spans[found]
  }

  /// The place of the `[`, `![` or `<` that a link or an image starts with.
  private func bracket(of node: MarkNode) -> SourcePosition {
    let line = node.startLine
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

  // MARK: What only GitHub's Markdown has

  /// Struck text, references to footnotes and bare addresses among the inlines of one level.
  private mutating func finished(_ inlines: [Inline], inLink: Bool) -> [Inline] {
    var pieces: [Inline] = []
    var changed = false
    for inline in inlines {
      guard case .text(let text) = inline, text.utf8.contains(where: InlineMarks.Sign.isSign)
      else {
        pieces.append(inline)
        continue
      }
      changed = true
      pieces += split(text)
    }
    if changed { pieces = StruckText.joined(pieces) }
    return inLink ? pieces : pieces.flatMap { withAddresses($0) }
  }

  /// A text without the signs of footnotes, and with a text of its own for each sign of struck text.
  private mutating func split(_ text: String) -> [Inline] {
    var result: [Inline] = []
    var rest = Array(text.utf8)[...]
    while let next = rest.firstIndex(where: InlineMarks.Sign.isSign) {
      result.append(text: String(decoding: rest[..<next], as: UTF8.self))
      let sign = rest[next]
      rest = rest[next...]
      if sign == InlineMarks.Sign.opensNote,
        let end = rest.firstIndex(of: InlineMarks.Sign.closesNote), end >= next + 2
      {
        let label = String(decoding: rest[(next + 2)..<end], as: UTF8.self)
        if let reference = notes.reference(label, at: noteRange(label)) {
          result.append(.footnote(reference))
        } else {
          result.append(text: "[^\(label)]")
        }
        rest = rest[(end + 1)...]
      } else if sign == InlineMarks.Sign.opensStrike || sign == InlineMarks.Sign.closesStrike {
        let signs = rest.prefix { $0 == sign }
        result.append(.text(String(decoding: signs, as: UTF8.self)))
        rest = rest.dropFirst(signs.count)
      } else {
        result.append(text: sign == InlineMarks.Sign.opensNote ? "[" : "]")
        rest = rest.dropFirst()
      }
    }
    result.append(text: String(decoding: rest, as: UTF8.self))
    return result
  }

  /// Where the next reference with a label stands.
  private mutating func noteRange(_ label: String) -> SourceRange? {
    guard
      let found = marks.notes.indices.dropFirst(nextNote).first(where: {
        marks.notes[$0].label == label
      })
    else { return nil }
    nextNote = found + 1
    return marks.notes[found].range
  }

  private mutating func withAddresses(_ inline: Inline) -> [Inline] {
    guard case .text(let text) = inline else { return [inline] }
    return BareAddress.split(text).map { piece in
      guard let destination = piece.destination else { return .text(piece.text) }
      let before = addresses
      var range = SourceRange(at: addresses.position)
      if let found = addresses.find(piece.text, where: { _, _ in true }) {
        range = source.range(line: found.line, bytes: found.bytes)
      } else {
        addresses = before
      }
      references.append(Reference(destination: destination, isImage: false, range: range))
      return .link(destination: destination, title: "", content: [.text(piece.text)])
    }
  }
}

extension [Inline] {
  mutating func append(text: String) {
    guard !text.isEmpty else { return }
    if case .text(let before)? = last, before.utf8.last.map(InlineMarks.Sign.isSign) != true {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
