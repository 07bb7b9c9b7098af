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

extension Lesson {
  /// The fences that fold away what there is to see.
  var seen: [Block] {
    allBlocks.filter { block in
      if case .fold(.seen, _) = block.kind { true } else { false }
    }
  }
}

extension [Block] {
  var flattened: [Block] { flattened(throughFolds: true) }

  /// The blocks and the blocks within them, in their order.
  ///
  /// - Parameter throughFolds: whether what is folded away is among them.
  package func flattened(throughFolds: Bool) -> [Block] {
    var all: [Block] = []
    func append(_ blocks: [Block]) {
      for block in blocks {
        all.append(block)
        switch block.kind {
        case .quote(let blocks), .alert(_, let blocks): append(blocks)
        case .fold(_, let blocks): if throughFolds { append(blocks) }
        case .footnotes(let notes): for note in notes { append(note.blocks) }
        case .list(_, _, let items): items.forEach(append)
        default: break
        }
      }
    }
    append(self)
    return all
  }
}
