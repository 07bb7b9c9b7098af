extension InfoString {
  /// Warnings for attributes that this kind of fence has no use for.
  func attributesWithoutEffect(in source: SourceText) -> [Diagnostic] {
    let useful: Set<String>
    switch language {
    case "swift" where attributes.listing:
      useful = ["#id", "caption", ".listing", ".folded"]
    case "swift":
      return []
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
}
