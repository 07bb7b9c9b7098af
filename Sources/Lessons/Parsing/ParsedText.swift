/// A lesson's text as cmark reads it, with what only GitHub's Markdown has marked in it.
struct ParsedText {
  private(set) var text: MarkedText
  private(set) var nodes: [MarkNode]
  /// The index of the node whose children were first left out.
  private(set) var cut: Int?
  private(set) var marks: [Int: InlineMarks] = [:]
  private(set) var notes = FootnoteNumbers()
  private(set) var problems: [Diagnostic] = []

  /// Reads the text again after each kind of mark that it has: what a line is depends on those
  /// before it. Most lessons have none, and are read once.
  init(_ source: SourceText, from firstLine: Int, depth: Int) {
    text = MarkedText(source, from: firstLine)
    (nodes, cut) = text.nodes(depth: depth)
    let hasNotes = source.lines.contains { $0.holds("[^") }
    if hasNotes, text.markFootnotes(text.codeLines(nodes)) {
      (nodes, cut) = text.nodes(depth: depth)
    }
    if source.lines.contains(where: { $0.holds("$$") }) {
      let (found, problems) = text.markFormulas(text.codeLines(nodes), source)
      self.problems += problems
      if found { (nodes, cut) = text.nodes(depth: depth) }
    }
    if source.lines.contains(where: { $0.holds("|") }) {
      let (found, problems) = text.markTables(nodes, source)
      self.problems += problems
      if found { (nodes, cut) = text.nodes(depth: depth) }
    }
    let (marks, changed, problems) = text.markInlines(nodes, source)
    self.marks = marks
    self.problems += problems
    if changed { (nodes, cut) = text.nodes(depth: depth) }
    if hasNotes { numberFootnotes(source) }
  }

  /// The formulas between dollars alone, with their dollars.
  var dollars: [SourceRange] { marks.values.flatMap(\.dollars).sorted { $0.start < $1.start } }

  private mutating func numberFootnotes(_ source: SourceText) {
    let definitions = text.lines.compactMap { line -> (label: String, range: SourceRange)? in
      guard let label = line.footnote,
        let start = source.line(line.line).utf8.enumerated().first(where: {
          $0.element == UInt8(ascii: "[")
        })?.offset
      else { return nil }
      let end = start + label.utf8.count + 3
      return (label, source.range(line: line.line, bytes: start..<end))
    }
    // Of the text first, then of the footnotes.
    var inText: [(label: String, range: SourceRange)] = []
    var inNotes = inText
    var endOfNote = 0
    for index in nodes.indices {
      let node = nodes[index]
      if case .item = node.kind, text.line(node)?.footnote != nil {
        endOfNote = max(endOfNote, node.end)
      }
      guard node.isLeaf, let found = marks[node.mark]?.notes else { continue }
      if index < endOfNote { inNotes += found } else { inText += found }
    }
    notes = FootnoteNumbers(definitions: definitions, references: inText + inNotes, source)
    problems += notes.problems
  }
}
