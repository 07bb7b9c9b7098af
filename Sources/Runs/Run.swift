package import Lessons

/// What running a lesson gave, cell by cell.
package struct Run: Sendable, Hashable, Codable {
  /// One for each of `Lesson.cells`, in that order.
  package var cells: [CellResult]
  /// What other choices give; nil where there is nothing to choose, or the lesson fails.
  package var alternatives: Alternatives?

  package init(cells: [CellResult], alternatives: Alternatives? = nil) {
    self.cells = cells
    self.alternatives = alternatives
  }

  /// Every cell did what its lesson says it does.
  package var succeeded: Bool {
    cells.allSatisfy { $0.status.isAsIntended }
  }

  package var diagnostics: [Diagnostic] {
    cells.flatMap(\.diagnostics)
  }
}
