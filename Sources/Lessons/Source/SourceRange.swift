/// The characters from `start` up to, not including, `end`.
package struct SourceRange: Hashable, Sendable, Codable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The single character at `position`.
  package init(at position: SourcePosition) {
    self.init(position, SourcePosition(line: position.line, column: position.column + 1))
  }
}
