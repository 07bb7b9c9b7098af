/// An id that a heading was given: `## Hidden state {#hidden-state}`.
package struct HeadingID: Sendable, Hashable, Codable {
  package var id: String
  /// The braces and what is between them.
  package var range: SourceRange

  package init(id: String, range: SourceRange) {
    self.id = id
    self.range = range
  }
}
