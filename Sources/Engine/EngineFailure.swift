/// The world, not the lesson, is at fault.
package struct EngineFailure: Error, Sendable {
  package enum Reason: Sendable {
    /// No usable Swift compiler.
    case toolchain
    /// No sandbox can be had, and the policy requires one.
    case sandbox
    /// The runtime library or the kernel is missing beside the executable.
    case runtime
    /// A file could not be read or written.
    case file
    /// The system lacks something: memory, processes, `/proc`.
    case system
    /// The kernel died outside any cell, or spoke another version of the protocol.
    case kernel
    /// Somebody no longer wants the result: see `LessonSession.Interruption`.
    case interrupted
  }

  package var reason: Reason
  package var message: String
  /// The command or the step that fixes it.
  package var mend: String?

  package init(_ reason: Reason, _ message: String, mend: String? = nil) {
    self.reason = reason
    self.message = message
    self.mend = mend
  }
}
