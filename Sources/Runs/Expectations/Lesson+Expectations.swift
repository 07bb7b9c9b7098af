package import Lessons

extension Lesson {
  /// The values after `// →` that did not come out.
  ///
  /// An arrow belongs to the last statement on its line: to the variable that the statement sets, or
  /// to the value of its expression, at the last evaluation. Cells that failed or did not run are
  /// reported elsewhere.
  package func checkExpectations(against run: Run) -> [Diagnostic] {
    outcomes(of: run).compactMap(diagnostic)
  }

  /// The lesson's file with the values that came out where others stood. Everything else is the
  /// same, byte for byte.
  ///
  /// - Parameter bytes: the file that this lesson was parsed from.
  package func updatingExpectations(in bytes: [UInt8], from run: Run) -> [UInt8] {
    var file = EditedFile(bytes)
    for outcome in outcomes(of: run) where !outcome.agrees {
      guard let value = outcome.value else { continue }
      let old = outcome.expectation.text
      file.replace(
        old, at: outcome.expectation.position, with: ExpectedValue.updated(old, to: value))
    }
    return file.bytes
  }

  private func outcomes(of run: Run) -> [ExpectationOutcome] {
    zip(cells, run.cells).flatMap { cell, result -> [ExpectationOutcome] in
      guard result.status.isAsIntended else { return [] }
      return cell.expectations.map { ExpectationOutcome($0, of: result) }
    }
  }

  func diagnostic(_ outcome: ExpectationOutcome) -> Diagnostic? {
    let expectation = outcome.expectation
    let start = expectation.position
    let range = SourceRange(
      start,
      SourcePosition(
        line: start.line, column: start.column + max(expectation.text.count, 1)))
    guard let value = outcome.value else {
      return diagnostic(
        .noValue, at: range, "this line makes no value to compare with",
        hint: "expressions, variables and places that a line changes have values")
    }
    if case .unreadable(let text) = ExpectedValue(expectation.text).tolerance {
      return diagnostic(
        .badTolerance, at: range, "the tolerance `\(text)` has to be a number, 0 or more",
        hint: "write `// → 0.25 ± 1e-3`")
    }
    guard !outcome.agrees else { return nil }
    return diagnostic(
      .unexpectedValue, at: range,
      expectation.text.isEmpty
        ? "this line made `\(value.text)`, but states no value"
        : "this line made `\(value.text)`, not `\(expectation.text)`",
      hint: "`unroll check --update` writes the new value")
  }
}
