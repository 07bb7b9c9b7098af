package import Lessons
package import Runs

/// Runs lessons: compiles their cells, evaluates them in a kernel, and remembers the results.
package struct Engine: Sendable {
  package struct Settings: Sendable {
    /// The folder that holds the lessons, absolute. The cache, `.unroll`, lies in it.
    package var course: String
    package var sandbox: SandboxPolicy = .required
    /// Runs every cell, whatever the cache holds.
    package var force = false

    package init(course: String) {
      self.course = course
    }
  }

  package enum SandboxPolicy: Sendable {
    case required
    case off
  }

  let settings: Settings

  /// - Throws: `.toolchain`, `.sandbox` or `.runtime`, when this machine cannot run a lesson.
  package init(_ settings: Settings) throws(EngineFailure) {
    self.settings = settings
  }

  /// Runs what the cache does not have. A failing cell is part of the result, not an error here.
  package func run(
    _ lesson: Lesson, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(EngineFailure) -> Outcome {
    fatalError("not yet")
  }
}

/// What a lesson gave, and what had to be done for it.
package struct Outcome: Sendable {
  package var run: Run
  /// For each cell, why it ran; nil where the cache had its result or it did not run.
  package var reasons: [String?]

  package init(run: Run, reasons: [String?]) {
    self.run = run
    self.reasons = reasons
  }
}

/// Where a running lesson is, for a progress line. Cells count from 0.
package enum Progress: Sendable {
  case compiling(cell: Int)
  case running(cell: Int)
  case finished(cell: Int, status: CellResult.Status, seconds: Double, cached: Bool)
}

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
    /// The kernel died outside any cell, or spoke another version of the protocol.
    case kernel
  }

  package var reason: Reason
  package var message: String
  /// The command or the step that mends it.
  package var mend: String?

  package init(_ reason: Reason, _ message: String, mend: String? = nil) {
    self.reason = reason
    self.message = message
    self.mend = mend
  }
}
