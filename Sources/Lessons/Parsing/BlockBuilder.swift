/// Turns cmark's nodes into a lesson's blocks and cells.
struct BlockBuilder {
  private let nodes: [MarkNode]
  private let text: MarkedText
  private let marks: [Int: InlineMarks]
  private let notes: FootnoteNumbers
  let source: SourceText
  /// What runs in a lesson is only shown in what unfolds.
  private let isFolded: Bool
  /// The blocks of each footnote that was met, by its label.
  private var footnotes: [(label: String, blocks: [Block])] = []
  private(set) var blocks: [Block] = []
  private(set) var cells: [Cell] = []
  private(set) var tests: [ExerciseTest] = []
  /// The exercise that tests and hints belong to: the last one so far.
  private var exercise: (line: Int, id: String?, idRange: SourceRange?)?
  private(set) var references: [Reference] = []
  /// The formulas between dollars alone in what unfolds, with their dollars.
  private(set) var dollarsInFolds: [SourceRange] = []
  var diagnostics: [Diagnostic] = []
  private(set) var headingIDs: [HeadingID] = []
  /// Where each of their ids stands first.
  private var givenIDs: [String: SourceRange] = [:]
  private var slugs = Slugs()
  /// For each line the last one up to it that is not blank: nested lists end at the same blank
  /// lines, and each of them would walk over those.
  private let textLines: [Int]
  private var ids: [(id: String, range: SourceRange)] = []

  init(_ parsed: ParsedText, source: SourceText, isFolded: Bool = false) {
    self.isFolded = isFolded
    nodes = parsed.nodes
    text = parsed.text
    marks = parsed.marks
    notes = parsed.notes
    self.source = source
    var last = 1
    textLines = source.lines.enumerated().map { index, line in
      if !line.utf8.allSatisfy(\.isSpace) { last = index + 1 }
      return last
    }
  }

  mutating func build() {
    guard let document = nodes.first else { return }
    findHeadingIDs()
    blocks = build(1..<document.end)
    appendFootnotes()
    reportDuplicates()
  }

  /// Recursion is bounded: the nodes are no deeper than `CommonMark.parse` was told.
  private mutating func build(_ range: Range<Int>) -> [Block] {
    var result: [Block] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      if let table = text.line(node)?.table, case .tableCell = node.kind {
        let end = endOfTable(table, from: index, in: range)
        result.append(Block(.table(self.table(table, index..<end)), lines: table.lines))
        index = end
        continue
      }
      if let kind = kind(at: index) {
        result.append(Block(kind, lines: lines(of: node)))
      }
      index = node.end
    }
    return result
  }

  /// After the nodes of a table's cells.
  private func endOfTable(_ table: TableMark, from index: Int, in range: Range<Int>) -> Int {
    var end = index
    var left = table.columns * (table.rows + 1)
    while left > 0, end < range.upperBound, case .tableCell = nodes[end].kind {
      end = nodes[end].end
      left -= 1
    }
    return end
  }

  private mutating func table(_ mark: TableMark, _ range: Range<Int>) -> Table {
    var cells: [Table.Cell] = []
    var index = range.lowerBound
    while index < range.upperBound {
      var cell = inlines(at: index).map(\.inCell)
      if text.line(nodes[index])?.hasColon == true, case .text(let last)? = cell.last {
        cell.removeLast()
        cell.append(text: String(last.dropLast()))
      }
      cells.append(cell)
      index = nodes[index].end
    }
    let rows = stride(from: 0, to: cells.count, by: mark.columns).map { start in
      Array(cells[start..<min(start + mark.columns, cells.count)])
    }
    return Table(
      header: rows.first ?? [], rows: Array(rows.dropFirst()), alignments: mark.alignments)
  }

  private mutating func appendFootnotes() {
    var found: [Footnote] = []
    for (label, blocks) in footnotes {
      guard let number = notes.number(label), !found.contains(where: { $0.number == number })
      else { continue }
      found.append(
        Footnote(
          label: label, number: number, references: notes.references(label), blocks: blocks))
    }
    guard !found.isEmpty else { return }
    let last = max(source.lines.count, 1)
    blocks.append(
      Block(.footnotes(found.sorted { $0.number < $1.number }), lines: last...last))
  }

  /// Without what cmark counts too much: blank lines, and the line that ends an unclosed fence.
  private func lines(of node: MarkNode) -> ClosedRange<Int> {
    let first = node.startLine
    var last = max(first, min(node.endLine, source.lines.count))
    if node.end < nodes.count {
      last = max(first, min(last, nodes[node.end].startLine - 1))
    }
    if last > first { last = max(first, textLines[last - 1]) }
    return first...last
  }

  private mutating func kind(at index: Int) -> Block.Kind? {
    let node = nodes[index]
    let children = (index + 1)..<node.end
    switch node.kind {
    case .paragraph: return .paragraph(inlines(at: index))
    case .heading(let level): return heading(at: index, level: level)
    case .quote: return quote(build(children), at: node)
    case .list(let start, let tight):
      var items: [[Block]] = []
      var item = children.lowerBound
      while item < children.upperBound {
        let inside = (item + 1)..<nodes[item].end
        if let label = text.line(nodes[item])?.footnote {
          footnotes.append((label, build(inside)))
        } else {
          items.append(TaskItem.marked(build(inside), in: source))
        }
        item = nodes[item].end
      }
      return items.isEmpty ? nil : .list(start: start, tight: tight, items: items)
    case .thematicBreak: return .thematicBreak
    case .htmlBlock(let html): return HTMLComment.isAll(of: html) ? nil : .html(html)
    case .codeBlock(let literal): return fence(literal, at: index)
    default: return nil
    }
  }

  /// Runs before headings get ids made of their text: an id that the author gives goes first.
  private mutating func findHeadingIDs() {
    for index in nodes.indices {
      guard case .heading = nodes[index].kind, let braces = braces(at: index),
        let id = braces.id
      else { continue }
      if let earlier = givenIDs[id] {
        diagnostics.append(
          source.diagnostic(
            .duplicateID, at: braces.range,
            "the heading on line \(earlier.start.line) already has the id `\(id)`",
            hint: "choose another id"))
      } else {
        givenIDs[id] = braces.range
        slugs.reserve(id)
      }
      headingIDs.append(HeadingID(id: id, range: braces.range))
    }
  }

  private func braces(at index: Int) -> HeadingBraces? {
    let node = nodes[index]
    // Most headings have none.
    guard node.startLine > 0,
      (node.startLine...max(node.startLine, node.endLine)).contains(where: {
        source.line($0).utf8.contains(UInt8(ascii: "{"))
      })
    else { return nil }
    var builder = InlineBuilder(
      nodes: nodes, block: node, source: source, marks: marks[node.mark] ?? InlineMarks(),
      notes: notes)
    return HeadingBraces(
      builder.build((index + 1)..<node.end), lines: lines(of: node), in: source)
  }

  private mutating func heading(at index: Int, level: Int) -> Block.Kind {
    let content = inlines(at: index)
    guard let braces = braces(at: index) else {
      return .heading(level: level, content: content, id: slugs.id(for: content.plainText))
    }
    diagnostics += [braces.diagnostic].compactMap(\.self)
    let own = braces.id.flatMap { givenIDs[$0] == braces.range ? $0 : nil }
    return .heading(
      level: level, content: braces.content,
      id: own ?? slugs.id(for: braces.content.plainText))
  }

  private mutating func inlines(at index: Int) -> [Inline] {
    var builder = InlineBuilder(
      nodes: nodes, block: nodes[index], source: source,
      marks: marks[nodes[index].mark] ?? InlineMarks(), notes: notes)
    let result = builder.build((index + 1)..<nodes[index].end)
    references += builder.references
    return result
  }

  private mutating func fence(_ literal: String, at index: Int) -> Block.Kind {
    let node = nodes[index]
    let line = node.startLine
    if text.line(node)?.isFormula == true {
      let tex = literal.hasSuffix("\n") ? String(literal.dropLast()) : literal
      return .math(tex: tex, attributes: Attributes())
    }
    guard let marks = FenceMarks(node, literal: literal, line: line, in: source) else {
      let code = literal.hasSuffix("\n") ? String(literal.dropLast()) : literal
      return .listing(code: code, language: nil, attributes: Attributes())
    }
    let body = FenceBody(literal, firstLine: line + 1, source: source)
    let info = InfoString(line: line, from: marks.bytes.upperBound, in: source)
    diagnostics += info.diagnostics
    let closingLine = line + body.lines.count + 1
    if !isClosed(node, marks, closingLine: closingLine, after: index) {
      diagnostics.append(
        source.diagnostic(
          .unclosedFence, at: source.range(line: line, bytes: marks.bytes),
          "this fence is not closed", hint: "end it with a line that has only \(marks.text)"))
    }
    if let id = info.attributes.id, let range = info.idRange { ids.append((id, range)) }
    diagnostics += info.attributesWithoutEffect(in: source)
    if info.attributes.role == .exercise {
      exercise = (line, info.attributes.id, info.idRange)
    }
    switch info.language {
    case "swift" where isFolded, "hint" where isFolded, "seen" where isFolded:
      return .listing(code: body.text, language: info.language, attributes: Attributes())
    case "swift" where info.attributes.role == .test:
      return test(body, info, line: line, closingLine: min(closingLine, source.lines.count))
    case "hint":
      reportWithoutExercise("hint", at: line)
      return .fold(.hint, folded(body))
    case "seen":
      return .fold(.seen, folded(body))
    case "swift" where !info.attributes.listing:
      return cell(body, info, closingLine: min(closingLine, max(source.lines.count, line)))
    case "math":
      return .math(tex: body.text, attributes: info.attributes)
    case "csv" where info.words.first == "table":
      let table = CommaSeparated(body, source: source)
      diagnostics += table.diagnostics
      let rows = table.cells(in: source)
      return .table(
        Table(
          header: rows.first ?? [], rows: Array(rows.dropFirst()), attributes: info.attributes,
          isFence: true))
    default:
      return .listing(code: body.text, language: info.language, attributes: info.attributes)
    }
  }

  private mutating func cell(
    _ body: FenceBody, _ info: InfoString, closingLine: Int
  ) -> Block.Kind {
    let finder = ExpectationFinder(body, source: source)
    let expectations = finder.found
    diagnostics += finder.diagnostics
    diagnostics += DivisionFinder(body, source: source).diagnostics
    if info.attributes.untraced {
      diagnostics += expectations.map {
        source.diagnostic(
          .untracedExpectation, at: SourceRange(at: $0.position),
          "an untraced cell has no values to compare with",
          hint: "delete `.untraced`, or the expected value")
      }
    }
    cells.append(
      Cell(
        code: body.padded, firstLine: body.firstLine, closingLine: closingLine,
        directive: info.directive, attributes: info.attributes, expectations: expectations))
    return .cell(cells.count - 1)
  }

  private mutating func test(
    _ body: FenceBody, _ info: InfoString, line: Int, closingLine: Int
  ) -> Block.Kind {
    if reportWithoutExercise("test", at: line), let exercise {
      diagnostics += [
        ExerciseID.problem(exercise.id, exercise.idRange, line: exercise.line, source)
      ]
      .compactMap(\.self)
    }
    let reader = TestReader(body, attributes: info.attributes, closingLine: closingLine, source)
    diagnostics += reader.diagnostics
    tests.append(reader.test)
    return .test(tests.count - 1)
  }

  /// - Returns: whether there is an exercise.
  @discardableResult private mutating func reportWithoutExercise(
    _ word: String, at line: Int
  ) -> Bool {
    guard exercise == nil else { return true }
    diagnostics.append(
      source.diagnostic(
        .noExercise, at: SourceRange(at: SourcePosition(line: line, column: 1)),
        "this \(word) belongs to no exercise",
        hint: "write it below the fence of its exercise: `swift exercise {#name}`"))
    return false
  }

  /// The Markdown in what unfolds. In a list or a quote the body is taken for plain paragraphs.
  private mutating func folded(_ body: FenceBody) -> [Block] {
    // At their own lines, so that what is wrong in them has its place.
    let before = Array(repeating: "", count: body.firstLine - 1)
    let text = (before + body.lines).joined(separator: "\n") + "\n"
    let own = SourceText(Array(text.utf8), path: source.path)
    let parsed = ParsedText(own, from: body.firstLine, depth: Lesson.deepestNesting)
    var builder = BlockBuilder(parsed, source: own, isFolded: true)
    builder.build()
    references += builder.references
    dollarsInFolds += parsed.dollars
    diagnostics += parsed.problems + builder.diagnostics
    return builder.blocks
  }

  /// cmark closes a fence silently at the end of what contains it. Then the line after it starts
  /// another block, or is not there.
  private func isClosed(
    _ node: MarkNode, _ marks: FenceMarks, closingLine: Int, after index: Int
  ) -> Bool {
    let next = node.end
    if next < nodes.count, nodes[next].startLine == closingLine { return false }
    return closingLine <= source.lines.count && marks.areClosed(by: source.line(closingLine))
  }

  private mutating func reportDuplicates() {
    var first: [String: SourceRange] = [:]
    for (id, range) in ids {
      let message: String
      if let earlier = first[id] {
        message = "the fence on line \(earlier.start.line) already has the id `\(id)`"
      } else if slugs.contains(id) {
        message = "a heading already has the id `\(id)`"
      } else {
        first[id] = range
        continue
      }
      diagnostics.append(
        source.diagnostic(
          .duplicateID, at: range, message, hint: "choose another id"))
    }
  }
}
