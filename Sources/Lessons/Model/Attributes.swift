/// What stands in braces at the end of an info string, pandoc style, and the word before them that
/// says what the fence is for.
package struct Attributes: Sendable, Hashable, Codable {
  package var role = Role.lesson
  package var id: String?
  /// Runs; the code is not shown.
  package var hidden = false
  /// Shown; does not run.
  package var listing = false
  /// The code is shown behind a summary that opens it.
  package var folded = false
  /// Compiled without the tracer.
  package var untraced = false
  /// Compiled with `-O`.
  package var optimized = false
  /// The cell must fail, with a message that contains this text (empty: any message).
  package var fails: String?
  /// Of a test: the start meets its claims already, and is to.
  package var already = false
  /// Of an exercise: the id that it had before, under which its answers may lie.
  package var was: String?
  /// Of an exercise in a release: how many of its claims count in grading only.
  package var graded: Int?
  /// What the cell claims holds whatever readers choose, and not for the default alone.
  package var everyChoice = false
  package var caption: String?
  package var seconds: Double?
  package var memory: Int?

  package init() {}
}
