/// What is known of a value beyond the short text that stands beside its line.
package enum ValueDetail: Sendable, Hashable, Codable {
  /// All of it, or as much as a reader may want.
  case text(String)
  case tensor(TensorFacts)

  package struct TensorFacts: Sendable, Hashable, Codable {
    /// `[5, 3, 8]`
    package var shape: String
    /// Of all that are numbers; empty where none is.
    package var least: String
    package var mean: String
    package var greatest: String
    package var nanCount: Int
    package var count: Int
    /// The first ones, with commas between.
    package var first: String
  }

  /// As the trace writes it; nil for an empty text.
  package init?(trace: String) {
    switch trace.first {
    case "V": self = .text(String(trace.dropFirst()))
    case "T":
      let parts = trace.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 7, let nanCount = Int(parts[4]), let count = Int(parts[5]) else {
        return nil
      }
      self = .tensor(
        TensorFacts(
          shape: parts[0], least: parts[1], mean: parts[2], greatest: parts[3],
          nanCount: nanCount, count: count, first: parts[6]))
    default: return nil
    }
  }
}
