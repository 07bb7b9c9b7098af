/// A link or an image of a lesson, for the check that its target exists.
package struct Reference: Sendable, Hashable, Codable {
  /// As CommonMark reads it: without angle brackets, backslashes and entities resolved.
  package var destination: String
  package var isImage: Bool
  /// The destination as written, or the link's start where it stands elsewhere (`[text][label]`).
  package var range: SourceRange

  package init(destination: String, isImage: Bool, range: SourceRange) {
    self.destination = destination
    self.isImage = isImage
    self.range = range
  }
}
