package import Lessons

/// Why no lesson can be made of a notebook.
package struct NotebookError: Error, Hashable, CustomStringConvertible {
  package enum Reason: String, Sendable, Hashable {
    /// The bytes are not JSON.
    case notJSON
    /// They are JSON, and something else than a notebook.
    case notANotebook
    /// A notebook of nbformat 3 or earlier.
    case tooOld
    /// A notebook of an nbformat that nobody knew when this was written.
    case tooNew
  }

  package var reason: Reason
  /// As the caller named it.
  package var file: String
  /// Where the bytes are at fault.
  package var position: SourcePosition?
  package var message: String
  package var hint: String

  /// `notebook.ipynb:3:7: error: …`, and what to do on a line of its own.
  package var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): error: \(message)\n   = hint: \(hint)"
  }
}
