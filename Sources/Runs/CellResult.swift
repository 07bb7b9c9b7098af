package import Figures
package import Lessons

/// What one cell did.
package struct CellResult: Sendable, Hashable, Codable {
  package enum Status: String, Sendable, Codable {
    case passed
    /// It did not compile, crashed, threw, or met a limit.
    case failed
    /// It is marked `.fails`, and failed with the message that the lesson gives.
    case failedAsExpected
    /// An earlier cell failed.
    case notRun
  }

  package var status: Status
  /// What each line made, in the lesson's order.
  package var values: [LineValue]
  package var output: [OutputChunk]
  package var figures: [Figure]
  /// Compiler errors and warnings, or why the cell stopped, at the lesson's lines. Those of a
  /// `.failedAsExpected` cell are part of the lesson and are shown with it.
  package var diagnostics: [Diagnostic]

  package init(
    status: Status, values: [LineValue] = [], output: [OutputChunk] = [],
    figures: [Figure] = [], diagnostics: [Diagnostic] = []
  ) {
    self.status = status
    self.values = values
    self.output = output
    self.figures = figures
    self.diagnostics = diagnostics
  }
}

/// Text that a cell printed, as it came.
package struct OutputChunk: Sendable, Hashable, Codable {
  package enum Stream: String, Sendable, Codable {
    case output, error
  }

  package var stream: Stream
  package var text: String

  package init(_ stream: Stream, _ text: String) {
    self.stream = stream
    self.text = text
  }
}
