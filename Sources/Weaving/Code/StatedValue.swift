internal import Lessons
internal import Runs

/// What a line is said to make, beside what it made.
package struct StatedValue: Sendable, Hashable, Codable {
  /// After the arrow.
  package var text: String
  /// Nil where the line made none.
  package var value: String?
  package var agrees: Bool

  /// Nil where nobody can know: the cell did not come to this line.
  init?(_ outcome: ExpectationOutcome, in result: CellResult) {
    let cameToIt = result.status.isAsIntended
    guard outcome.value != nil || cameToIt else { return nil }
    text = outcome.expectation.text
    value = outcome.value.map { LineNote.short($0.text) }
    agrees = outcome.agrees
  }
}
