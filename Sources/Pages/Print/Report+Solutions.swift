internal import Lessons
internal import Weaving

extension [Report.Block] {
  var withoutSolutions: [Report.Block] {
    filter { !$0.isSolution }.map { block in
      var block = block
      switch block.content {
      case .quote(let inner): block.content = .quote(inner.withoutSolutions)
      case .list(let start, let tight, let items):
        block.content = .list(start: start, tight: tight, items: items.map(\.withoutSolutions))
      case .alert(let alert, let inner): block.content = .alert(alert, inner.withoutSolutions)
      case .footnotes(let notes):
        block.content = .footnotes(
          notes.map { note in
            var note = note
            note.blocks = note.blocks.withoutSolutions
            return note
          })
      default: break
      }
      return block
    }
  }
}
