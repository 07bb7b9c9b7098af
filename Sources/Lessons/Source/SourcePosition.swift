/// A place in a lesson, as an editor shows it: both numbers start at 1, and a column is one
/// character as people see it (an extended grapheme cluster), whatever its width or byte count.
package struct SourcePosition: Hashable, Comparable, Sendable, Codable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
