extension InfoString {
  /// Warnings for attributes that this kind of fence has no use for.
  func attributesWithoutEffect(in source: SourceText) -> [Diagnostic] {
    let useful: Set<String>
    switch language {
    case "swift" where attributes.role == .test:
      return without(effect: { ![".hidden", ".already"].contains($0) }, "a test", in: source)
    case "swift" where attributes.role == .exercise:
      return without(effect: { $0 == ".already" }, "an exercise", in: source)
    case "hint":
      return without(effect: { _ in true }, "a hint", in: source)
    case "swift" where attributes.listing:
      useful = ["#id", "caption", ".listing", ".folded"]
    case "swift":
      return without(
        effect: { [".already", "was", "graded"].contains($0) },
        attributes.role == .solution ? "a solution" : "a cell", in: source)
    case "math", "csv":
      useful = ["#id", "caption"]
    default:
      // Listings of other languages may be written for other tools.
      return []
    }
    return given.filter { !useful.contains($0.name) }.map {
      source.diagnostic(
        .attributeWithoutEffect, at: $0.range,
        "`\($0.name)` has no effect on a fence that does not run", hint: "delete it")
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
