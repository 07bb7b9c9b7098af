internal import Foundation
internal import Hashing
package import Lessons

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

  private let workshop: Workshop

  /// - Parameter outer: the environment in which the tools are looked for. Lessons see none of it.
  /// - Throws: `.toolchain`, `.sandbox` or `.runtime`, when this machine cannot run a lesson.
  package init(
    _ settings: Settings,
    environment outer: [String: String] = ProcessInfo.processInfo.environment
  ) throws(EngineFailure) {
    // A kernel that dies is told by a failed write, not by the end of this program.
    signal(SIGPIPE, SIG_IGN)
    workshop = Workshop(
      toolchain: try Toolchain.find(environment: outer),
      runtime: try RuntimeLibrary.find(environment: outer),
      sandbox: try Sandbox.find(policy: settings.sandbox, environment: outer),
      cache: Cache(folder: settings.course + "/.unroll"), course: settings.course,
      environment: Sandbox.environment(outer), force: settings.force)
  }

  /// Runs what the cache does not have. A failing cell is part of the result, not an error here.
  ///
  /// - Parameters:
  ///   - lesson: its path is relative to the course; its data files lie relative to it.
  ///   - remembersReasons: what the next run compares with, to say why a cell ran. Not so for a part
  ///     of a lesson that is run as a whole too.
  package func run(
    _ lesson: Lesson, remembersReasons: Bool = true,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(EngineFailure) -> Outcome {
    // The work blocks on processes: a thread of its own leaves the others free.
    let result: Result<Outcome, EngineFailure> = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          returning: Result { () throws(EngineFailure) in
            let session = session(of: lesson.path)
            defer { session.close() }
            return try session.update(
              to: lesson, remembersReasons: remembersReasons, progress: progress)
          })
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    return try result.get()
  }

  /// The digest of all that decides the lesson's results: where it is the same, they are. Nil where
  /// nothing is certain, as the course's own directives do not compile.
  package func key(of lesson: Lesson) throws(EngineFailure) -> String? {
    let folder = folder(of: lesson.path)
    let materials = try workshop.materials(of: lesson, folder: folder)
    guard materials.directivesProblem == nil else { return nil }
    var digest = Digest()
    for cell in LessonPlan(lesson, materials.surroundings).cells { digest.add(cell.runKey) }
    return digest.hex
  }

  /// A lesson that stays open, for a preview: see `LessonSession`.
  ///
  /// - Parameter path: the lesson's, relative to the course.
  package func session(of path: String) -> LessonSession {
    LessonSession(workshop, folder: folder(of: path))
  }

  private func folder(of path: String) -> String {
    URL(fileURLWithPath: "\(workshop.course)/\(path)").standardizedFileURL
      .deletingLastPathComponent().path
  }

  /// Tries the sandbox, as `unroll doctor` does and a first kernel would.
  package func tryOutSandbox() throws(EngineFailure) {
    try workshop.sandbox.trial()
  }
}
