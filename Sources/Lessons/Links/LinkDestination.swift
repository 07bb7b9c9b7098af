/// The destination of a link in a lesson, taken apart.
package struct LinkDestination {
  /// Without percent escapes; empty for `#id`.
  package var path: String
  /// Without percent escapes.
  package var fragment: String?

  /// Nil for what is not a place in the course: `https://…`, `mailto:…`, `//host/…`.
  package init?(_ destination: String) {
    let scheme = destination.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    let hasScheme =
      scheme.endIndex < destination.endIndex && destination[scheme.endIndex] == ":"
      && scheme.first?.isLetter == true
    guard !hasScheme, !destination.hasPrefix("//") else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    path = PercentEscapes.decoded(parts[0].prefix { $0 != "?" })
    fragment = parts.count > 1 ? PercentEscapes.decoded(parts[1]) : nil
  }
}
