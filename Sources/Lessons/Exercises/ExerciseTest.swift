/// A `swift test` fence: what an answer to its exercise has to meet.
///
/// Its code is never run beside an answer. What stands in `answer { … }` runs with the answer, and
/// gives values of declared types; all else runs later, without the answer, with these values.
package struct ExerciseTest: Sendable, Hashable {
  /// `let state: Tensor = answer { h }`.
  package struct Wanted: Sendable, Hashable {
    package var name: String
    package var type: String
    /// What is between the braces.
    package var expression: String
    /// The `answer { … }` in the test's code, in bytes.
    package var bytes: Range<Int>
    package var position: SourcePosition
  }

  /// `check("…", a, <, b, points: 2)`.
  package struct Claim: Sendable, Hashable {
    package var text: String
    package var points: Int
    /// The call in the test's code, in bytes.
    package var bytes: Range<Int>
    package var position: SourcePosition
  }

  /// The body, each line moved to its column in the lesson.
  package var code: String
  /// The lesson's line of the first line of `code`; the fence opens on the line before.
  package var firstLine: Int
  /// The lesson's line of the closing fence.
  package var closingLine: Int
  package var attributes: Attributes
  package var wanted: [Wanted] = []
  package var claims: [Claim] = []

  /// Counts in grading only, and no reader sees it.
  package var isHidden: Bool { attributes.hidden }

  /// The types that an answer's values may have; with `[T]`, `[K: V]`, `T?` of them.
  package static let types = [
    "Bool", "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
    "Float", "Double", "String", "Tensor",
  ]

  /// More than enough, and a bound for whoever counts.
  package static let mostPoints = 1000
}
