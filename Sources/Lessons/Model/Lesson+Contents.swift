extension Lesson {
  /// What a link can lead to: headings, and fences with an id.
  package var ids: Set<String> {
    var ids: Set<String> = []
    for block in allBlocks {
      switch block.kind {
      case .heading(_, _, let id): ids.insert(id)
      case .cell(let index): ids.formUnion([cells[index].attributes.id].compactMap(\.self))
      case .listing(_, _, let attributes), .math(_, let attributes):
        ids.formUnion([attributes.id].compactMap(\.self))
      case .table(let table): ids.formUnion([table.attributes.id].compactMap(\.self))
      default: break
      }
    }
    return ids
  }

  /// Blocks and the blocks within them, in the lesson's order.
  package var allBlocks: [Block] { blocks.flattened }

  /// A problem of this lesson, with its excerpt.
  package func diagnostic(
    _ rule: Rule, at range: SourceRange, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    let index = range.start.line - 1
    let line = lines.indices.contains(index) ? lines[index] : nil
    return Diagnostic(
      file: path, range: range, rule: rule, message: message, hint: hint,
      excerpt: line.flatMap { $0.utf8.count <= Diagnostic.longestExcerpt ? $0 : nil })
  }
}

extension [Block] {
  /// The blocks and the blocks within them, in their order.
  var flattened: [Block] {
    var all: [Block] = []
    func append(_ blocks: [Block]) {
      for block in blocks {
        all.append(block)
        switch block.kind {
        case .quote(let blocks), .alert(_, let blocks): append(blocks)
        case .footnotes(let notes): for note in notes { append(note.blocks) }
        case .list(_, _, let items): items.forEach(append)
        case .hint(let blocks): append(blocks)
        default: break
        }
      }
    }
    append(self)
    return all
  }
}
