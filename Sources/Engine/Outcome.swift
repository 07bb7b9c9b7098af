package import Runs

/// The results of a lesson, and why its cells had to run.
package struct Outcome: Sendable {
  package var run: Run
  /// Why each cell ran; nil where its result was in the cache or it did not run.
  package var reasons: [String?]

  package init(run: Run, reasons: [String?]) {
    self.run = run
    self.reasons = reasons
  }
}
