/// A function, method or initializer of ours, as a call sees it.
struct Signature: Sendable {
  struct Parameter: Sendable {
    /// `_` where a call has none.
    var label: String
    var isOptional: Bool
    var takesMore: Bool

    var isLabelled: Bool { label != "_" }
  }

  var parameters: [Parameter]

  /// - Parameter text: `axis: keepDims:?`, as in the list of names.
  init(_ text: Substring) {
    parameters = text.split(separator: " ").map { word in
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let mark = parts.count > 1 ? parts[1] : ""
      return Parameter(
        label: String(parts[0].filter { $0 != "`" }), isOptional: mark == "?",
        takesMore: mark == "...")
    }
  }
}
