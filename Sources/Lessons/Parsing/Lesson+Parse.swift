extension Lesson {
  /// Blocks and inlines nested deeper than this are left out: what renders them may recurse.
  static let deepestNesting = 100

  /// Reads a lesson. Never fails: whatever is wrong is among `diagnostics`.
  ///
  /// - Parameter path: as reports show it, relative to the course, with `/`.
  package static func parse(_ bytes: [UInt8], path: String) -> Lesson {
    if let refusal = ParsingBounds.refusal(ofSize: bytes.count, path: path) {
      return Lesson(
        path: path, lines: [], frontMatter: FrontMatter(), firstBodyLine: 1, blocks: [],
        cells: [], diagnostics: [refusal])
    }
    let source = SourceText(bytes, path: path)
    let front = FrontMatterReader.read(source)
    var lesson = Lesson(
      path: path, lines: source.lines, frontMatter: front.value,
      firstBodyLine: front.firstBodyLine, blocks: [], cells: [], dataRanges: front.dataRanges,
      needsRanges: front.needsRanges, diagnostics: source.problems + front.diagnostics)
    if let refusal = ParsingBounds.refusal(of: source, from: front.firstBodyLine) {
      lesson.diagnostics.append(refusal)
      return lesson
    }
    let (nodes, cut) = CommonMark.parse(
      source.text(from: front.firstBodyLine), depth: deepestNesting)
    let lineOffset = front.firstBodyLine - 1
    var builder = BlockBuilder(nodes: nodes, source: source, lineOffset: lineOffset)
    lesson.blocks = builder.build()
    lesson.cells = builder.cells
    lesson.references = builder.references
    lesson.headingIDs = builder.headingIDs
    lesson.diagnostics += builder.diagnostics
    if let cut {
      lesson.diagnostics.append(
        ParsingBounds.tooDeep(nodes[cut], in: source, lineOffset: lineOffset))
    }
    lesson.diagnostics = Diagnostic.ordered(lesson.diagnostics)
    return lesson
  }
}
