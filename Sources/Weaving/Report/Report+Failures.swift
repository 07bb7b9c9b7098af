internal import Lessons

extension Report {
  /// How many of a page's failures have links at its top, at most.
  package static let mostFailureLinks = 8

  /// The lines of the errors that the page shows, each once, in their order.
  package var failedLines: [Int] {
    let lines = body.flattened.flatMap { block -> [Int] in
      switch block.content {
      case .notice(let diagnostic):
        diagnostic.severity == .error ? [diagnostic.range.start.line] : []
      case .cell(let cell):
        cell.listing.rows.flatMap(\.messages).filter(\.isFailure).map(\.position.line)
          + cell.listing.elsewhere.filter { $0.severity == .error }.map(\.range.start.line)
      default: []
      }
    }
    return Array(Set(lines)).sorted()
  }
}

extension CellListing.Message {
  package var isFailure: Bool { severity == .error && !isIntended }
}
