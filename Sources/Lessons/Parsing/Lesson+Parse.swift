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
    func lesson(
      _ body: BlockBuilder?, _ parsed: ParsedText?, _ diagnostics: [Diagnostic]
    ) -> Lesson {
      Lesson(
        path: path, lines: source.lines, frontMatter: front.value,
        firstBodyLine: front.firstBodyLine, blocks: body?.blocks ?? [], cells: body?.cells ?? [],
        tests: body?.tests ?? [],
        references: body?.references ?? [], dataRanges: front.dataRanges,
        needsRanges: front.needsRanges, headingIDs: body?.headingIDs ?? [],
        dollars: (parsed?.dollars ?? []) + (body?.dollarsInFolds ?? []),
        footnoteMarks: parsed?.notes.marks ?? [],
        diagnostics: diagnostics)
    }
    var diagnostics = source.problems + front.diagnostics
    if let refusal = ParsingBounds.refusal(of: source, from: front.firstBodyLine) {
      return lesson(nil, nil, diagnostics + [refusal])
    }
    let parsed = ParsedText(source, from: front.firstBodyLine, depth: deepestNesting)
    var body = BlockBuilder(parsed, source: source)
    body.build()
    diagnostics += parsed.problems + body.diagnostics
    diagnostics += FenceWatch(parsed, source).problems
    diagnostics +=
      UnsupportedMarkdown(body.blocks, source, passesHTML: front.value.html).problems
    if let cut = parsed.cut {
      diagnostics.append(ParsingBounds.tooDeep(parsed.nodes[cut], in: source))
    }
    return lesson(body, parsed, Diagnostic.ordered(diagnostics))
  }
}
