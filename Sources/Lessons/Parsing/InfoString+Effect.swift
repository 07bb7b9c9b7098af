extension InfoString {
  /// Warnings for attributes that this kind of fence has no use for.
  func attributesWithoutEffect(in source: SourceText) -> [Diagnostic] {
    switch language {
    case "swift" where attributes.role == .test:
      return without(effect: { ![".hidden", ".already"].contains($0) }, "a test", in: source)
    case "swift" where attributes.role == .exercise:
      return without(
        effect: { [".already", ".everyChoice"].contains($0) }, "an exercise", in: source)
    case "hint":
      return without(effect: { _ in true }, "a hint", in: source)
    case "seen":
      return without(effect: { _ in true }, "what there is to see", in: source)
    case "swift" where attributes.listing:
      return without(
        effect: { !["#id", "caption", ".listing", ".folded"].contains($0) },
        "a fence that does not run", in: source)
    case "swift":
      return without(
        effect: {
          [".already", "was", "graded"].contains($0)
            || attributes.role == .solution && $0 == ".everyChoice"
        },
        attributes.role == .solution ? "a solution" : "a cell", in: source)
    case "math", "csv":
      return without(
        effect: { !["#id", "caption"].contains($0) }, "a fence that does not run", in: source)
    default:
      // Listings of other languages may be written for other tools.
      return []
    }
  }

  private func without(
    effect isIdle: (String) -> Bool, _ kind: String, in source: SourceText
  ) -> [Diagnostic] {
    given.filter { isIdle($0.name) }.map {
      source.diagnostic(
        .attributeWithoutEffect, at: $0.range, "`\($0.name)` has no effect on \(kind)",
        hint: "delete it")
    }
  }
}
