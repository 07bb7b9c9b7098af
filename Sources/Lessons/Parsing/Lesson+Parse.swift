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
    func lesson(_ body: BlockBuilder?, _ diagnostics: [Diagnostic]) -> Lesson {
      Lesson(
        path: path, lines: source.lines, frontMatter: front.value,
        firstBodyLine: front.firstBodyLine, blocks: body?.blocks ?? [], cells: body?.cells ?? [],
        tests: body?.tests ?? [],
        references: body?.references ?? [], dataRanges: front.dataRanges,
        needsRanges: front.needsRanges, headingIDs: body?.headingIDs ?? [],
        diagnostics: diagnostics)
    }
    var diagnostics = source.problems + front.diagnostics
    if let refusal = ParsingBounds.refusal(of: source, from: front.firstBodyLine) {
      return lesson(nil, diagnostics + [refusal])
    }
    let (nodes, cut) = CommonMark.parse(
      source.text(from: front.firstBodyLine), depth: deepestNesting)
    let lineOffset = front.firstBodyLine - 1
    var body = BlockBuilder(nodes: nodes, source: source, lineOffset: lineOffset)
    body.build()
    diagnostics += body.diagnostics
    if let cut {
      diagnostics.append(ParsingBounds.tooDeep(nodes[cut], in: source, lineOffset: lineOffset))
    }
    return lesson(body, Diagnostic.ordered(diagnostics))
  }
}
