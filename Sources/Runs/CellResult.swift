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

    /// It did what its lesson says.
    package var isAsIntended: Bool { self == .passed || self == .failedAsExpected }
  }

  package var status: Status
  /// What each line made, in the lesson's order.
  package var values: [LineValue]
  /// In the order in which it was printed.
  package var output: [OutputChunk]
  /// In the order in which they were shown: `OutputChunk.figuresBefore` says between which texts.
  package var figures: [Figure]
  /// Compiler errors and warnings, or why the cell stopped, at the lesson's lines. Those of a
  /// `.failedAsExpected` cell are part of the lesson and are shown with it.
  package var diagnostics: [Diagnostic]
  /// What it lets readers choose.
  package var controls: [CellControl]

  package init(
    status: Status, values: [LineValue] = [], output: [OutputChunk] = [],
    figures: [Figure] = [], diagnostics: [Diagnostic] = [], controls: [CellControl] = []
  ) {
    self.status = status
    self.values = values
    self.output = output
    self.figures = figures
    self.diagnostics = diagnostics
    self.controls = controls
  }
}

/// Text that a cell printed, as it came.
package struct OutputChunk: Sendable, Hashable, Codable {
  package enum Stream: String, Sendable, Codable {
    case output, error
  }

  package var stream: Stream
  package var text: String
  /// How many of the cell's figures were shown before it.
  package var figuresBefore: Int

  package init(_ stream: Stream, _ text: String, figuresBefore: Int = 0) {
    self.stream = stream
    self.text = text
    self.figuresBefore = figuresBefore
  }
}
