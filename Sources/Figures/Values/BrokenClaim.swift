/// A claim that does not hold, and where its `check` stands: with any, its cell has failed.
package struct BrokenClaim: Sendable, Hashable, Codable {
  /// A call of a cell, as a backtrace has it.
  package struct Call: Sendable, Hashable, Codable {
    package var cell: Int
    package var offset: UInt64

    package init(cell: Int, offset: UInt64) {
      self.cell = cell
      self.offset = offset
    }
  }

  package var claim: Phrase
  package var detail: Phrase
  /// `Module/file`, as the compiler names it.
  package var file: String
  /// As the compiled code numbers its lines.
  package var line: Int
  /// In bytes, from 1.
  package var column: Int
  /// The calls that led to the `check`, innermost first.
  package var calls: [Call] = []

  /// Who hears of it; nil where no cell runs.
  package nonisolated(unsafe) static var report: ((BrokenClaim) -> Void)?
}
