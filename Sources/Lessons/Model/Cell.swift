/// One Swift fence that runs.
package struct Cell: Sendable, Hashable, Codable {
  /// The body's lines. Whatever stood before the code in the lesson (a list's indentation, a
  /// quote's `>`) is spaces here, so that a column in this text is a column in the lesson.
  package var code: String
  /// The lesson's line of the first line of `code`; the fence opens on the line before.
  package var firstLine: Int
  /// The lesson's line of the closing fence.
  package var closingLine: Int
  package var directive: Directive?
  package var attributes: Attributes
  package var expectations: [Expectation]

  package init(
    code: String, firstLine: Int, closingLine: Int, directive: Directive? = nil,
    attributes: Attributes = Attributes(), expectations: [Expectation] = []
  ) {
    self.code = code
    self.firstLine = firstLine
    self.closingLine = closingLine
    self.directive = directive
    self.attributes = attributes
    self.expectations = expectations
  }
}

extension Cell {
  package var role: Role { attributes.role }

  /// Later cells do not see its declarations, and its effects are undone.
  package var leavesNothing: Bool { role != .lesson || attributes.fails != nil }
}

/// The call in a fence's info string: `unroll(steps: 4)`. The cell's body is its trailing closure.
package struct Directive: Sendable, Hashable, Codable {
  /// As written: the name, and the argument list if there is one.
  package var call: String
  /// The name alone.
  package var name: String
  /// Where `call` starts, on the fence's line.
  package var position: SourcePosition

  package init(call: String, name: String, position: SourcePosition) {
    self.call = call
    self.name = name
    self.position = position
  }
}

/// What a line's `// → VALUE` comment says the trace must show there.
package struct Expectation: Sendable, Hashable, Codable {
  /// As written after the arrow, trimmed: `[5, 3, 8]`, `0.2513 ± 1e-3`.
  package var text: String
  /// Where the text starts.
  package var position: SourcePosition
  /// Where the statement starts whose value is meant, or the line that it starts on.
  package var statement: SourcePosition

  /// - Parameter statement: by default the line of `position`.
  package init(text: String, position: SourcePosition, statement: SourcePosition? = nil) {
    self.text = text
    self.position = position
    self.statement = statement ?? SourcePosition(line: position.line, column: 1)
  }
}
