package import Runs

/// What a lesson gave, and what had to be done for it.
package struct Outcome: Sendable {
  package var run: Run
  /// For each cell, why it ran; nil where the cache had its result or it did not run.
  package var reasons: [String?]

  package init(run: Run, reasons: [String?]) {
    self.run = run
    self.reasons = reasons
  }
}
