/// What one compilation may use.
package struct CompilerLimits: Sendable, Hashable {
  /// The address space, in bytes.
  package var memory = 4 << 30
  /// Wall-clock time, in seconds: longer than any lesson's cell takes, and an end for a type checker
  /// that is lost.
  package var seconds = 60
}
