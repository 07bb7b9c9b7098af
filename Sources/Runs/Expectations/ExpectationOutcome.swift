package import Lessons

/// What became of a value that a line states after `// →`.
package struct ExpectationOutcome: Sendable, Hashable {
  package var expectation: Expectation
  /// Nil where the line made none.
  package var value: LineValue?

  package init(_ expectation: Expectation, of result: CellResult) {
    self.expectation = expectation
    value = Self.value(for: expectation, of: result)
  }

  package var agrees: Bool {
    value.map(ExpectedValue(expectation.text).agrees) ?? false
  }

  /// A statement's own value starts before those of the closures in it. Where nothing starts on its
  /// line, what ends on the comment's line is meant.
  private static func value(for expectation: Expectation, of result: CellResult) -> LineValue? {
    let shown = result.values.filter { $0.text != "()" && $0.type != "Figure" }
    let start = expectation.statement
    return shown.filter { $0.range.start.line == start.line && $0.range.start >= start }
      // Of two from one place the longer one is the whole statement's.
      .min { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
      ?? shown.last { $0.range.end.line == expectation.position.line }
  }
}
