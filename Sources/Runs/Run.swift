package import Lessons

/// What running a lesson gave, cell by cell.
package struct Run: Sendable, Hashable, Codable {
  /// One for each of `Lesson.cells`, in that order.
  package var cells: [CellResult]

  package init(cells: [CellResult]) {
    self.cells = cells
  }

  /// Every cell did what its lesson says it does.
  package var succeeded: Bool {
    cells.allSatisfy { $0.status.isAsIntended }
  }

  package var diagnostics: [Diagnostic] {
    cells.flatMap(\.diagnostics)
  }
}
