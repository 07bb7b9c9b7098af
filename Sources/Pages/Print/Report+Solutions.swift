internal import Lessons
internal import Weaving

extension Report.Block {
  var isSolution: Bool {
    if case .task(let task, _) = content { task.role == .solution } else { false }
  }
}

extension [Report.Block] {
  var withoutSolutions: [Report.Block] {
    filter { !$0.isSolution }.map { block in
      var block = block
      switch block.content {
      case .quote(let inner): block.content = .quote(inner.withoutSolutions)
      case .list(let start, let tight, let items):
        block.content = .list(start: start, tight: tight, items: items.map(\.withoutSolutions))
      default: break
      }
      return block
    }
  }
}
