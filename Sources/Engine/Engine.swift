package import Caching
internal import Foundation
internal import Hashing
package import Lessons

/// Runs lessons: compiles their cells, evaluates them in a kernel, and remembers the results.
package struct Engine: Sendable {
  package struct Settings: Sendable {
    /// The folder that holds the lessons, absolute. The cache, `.unroll`, lies in it.
    package var course: String
    /// The folder of the cache, absolute; nil for `.unroll` in the folder of the lessons.
    package var cache: String?
    package var sandbox: SandboxPolicy = .required
    /// Runs every cell, whatever the cache holds.
    package var force = false
    /// Where the results of cells are remembered; nil for a folder in `.unroll`.
    package var results: (any Store)?
    /// What other machines computed, behind that; nil for nothing.
    package var shared: SharedCache?
    package var compilerLimits = CompilerLimits()
    /// Of this program. Messages are its words: what another version remembered is not taken.
    package var version = ToolVersions.currentUnroll

    package init(course: String) {
      self.course = course
    }
  }

  package enum SandboxPolicy: Sendable {
    /// The best that this system has.
    case required
    /// This kind or none.
    case only(Sandbox.Tier)
    case off
  }

  /// This program and the compiler that runs the cells.
  package let versions: ToolVersions

  private let workshop: Workshop

  /// - Parameter outer: the environment that names the tools. Lessons see none of it.
  /// - Throws: `.toolchain`, `.sandbox`, `.runtime` or `.system`, when this machine cannot run a
  ///   lesson. Nothing was written then.
  package init(
    _ settings: Settings,
    environment outer: [String: String] = ProcessInfo.processInfo.environment
  ) throws(EngineFailure) {
    // A kernel that dies is told by a failed write, not by the end of this program.
    signal(SIGPIPE, SIG_IGN)
    try System.hasProcesses()
    let runtime = try RuntimeLibrary.find(environment: outer)
    if let missing = runtime.missing { throw missing }
    let toolchain = try Toolchain.find(environment: outer, for: runtime)
    versions = ToolVersions(unroll: settings.version, swift: toolchain.release?.version)
    let sandbox = try Sandbox.find(
      policy: settings.sandbox, runtime: runtime, environment: outer)
    let folder = settings.cache ?? settings.course + "/.unroll"
    let cache = Cache(folder: folder, results: settings.results, shared: settings.shared)
    let digests = FileDigests.ofUser(outer, fallback: Cache.digests(in: folder))
    workshop = Workshop(
      toolchain: toolchain, runtime: runtime,
      identities: Identities(settings.version, toolchain, runtime, digests), sandbox: sandbox,
      cache: cache, moduleCache: Self.moduleCache(runtime, outer, fallback: cache.modules),
      course: settings.course,
      environment: Sandbox.environment(outer), force: settings.force,
      compilerLimits: settings.compilerLimits)
  }

  /// Runs the cells whose results are not in the cache. A cell that fails is a result, not an error.
  ///
  /// - Parameters:
  ///   - lesson: its path is relative to the course; its data files lie relative to it.
  ///   - remembersReasons: whether the next run compares with this one, to say why a cell ran. False
  ///     for a lesson without its solutions, which also runs with them, under the same path.
  package func run(
    _ lesson: Lesson, remembersReasons: Bool = true,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(EngineFailure) -> Outcome {
    try await run(
      try prepare(lesson), remembersReasons: remembersReasons, progress: progress)
  }

  /// The same for a lesson that was prepared, for its key.
  package func run(
    _ prepared: PreparedLesson, remembersReasons: Bool = true,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(EngineFailure) -> Outcome {
    // The work blocks on processes: a thread of its own leaves the others free.
    let result: Result<Outcome, EngineFailure> = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          returning: Result { () throws(EngineFailure) in
            let session = session(of: prepared.lesson.path)
            defer { session.close() }
            return try session.update(
              to: prepared, remembersReasons: remembersReasons, alternatives: true,
              progress: progress)
          })
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    return try result.get()
  }

  /// Plans a lesson's cells and digests its data. Nothing runs; the course's own directives are
  /// compiled.
  package func prepare(_ lesson: Lesson) throws(EngineFailure) -> PreparedLesson {
    PreparedLesson(
      lesson, try workshop.materials(of: lesson, folder: folder(of: lesson.path)))
  }

  /// The digest of all that decides the results of a lesson besides its own text; nil where no cell can
  /// run.
  ///
  /// - Parameters:
  ///   - path: the lesson's, relative to the course.
  ///   - data: the names of its data files.
  package func surroundings(
    ofLessonAt path: String, data: [String]
  ) throws(EngineFailure) -> String? {
    let materials = try workshop.materials(data: data, folder: folder(of: path))
    guard materials.directivesProblem == nil else { return nil }
    let known = materials.surroundings
    var digest = Digest()
    let identities = known.identities
    for part in [
      identities.unroll, identities.toolchain, identities.runtime, "\(known.isSandboxed)",
    ] { digest.add(part) }
    digest.add(known.directives?.key ?? "-")
    for (name, content) in known.data {
      digest.add(name)
      digest.add(content)
    }
    return digest.hex
  }

  /// A lesson that stays open, for a preview: see `LessonSession`.
  ///
  /// - Parameter path: the lesson's, relative to the course.
  package func session(of path: String) -> LessonSession {
    LessonSession(workshop, folder: folder(of: path))
  }

  /// Whoever judges answers to the exercises of a lesson: see `AnswerJudge`.
  package func judge(of lesson: Lesson) throws(EngineFailure) -> AnswerJudge {
    AnswerJudge(
      lesson, session(of: lesson.path),
      try workshop.materials(of: lesson, folder: folder(of: lesson.path)))
  }

  /// Judges answers to the exercises of a lesson, on a thread of its own.
  package func judging<Result: Sendable>(
    _ lesson: Lesson, _ body: @escaping @Sendable (AnswerJudge) throws(EngineFailure) -> Result
  ) async throws(EngineFailure) -> Result {
    let result: Swift.Result<Result, EngineFailure> = await withCheckedContinuation {
      continuation in
      let thread = Thread {
        continuation.resume(
          returning: Swift.Result { () throws(EngineFailure) in
            let judge = try judge(of: lesson)
            defer { judge.close() }
            return try body(judge)
          })
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    return try result.get()
  }

  private func folder(of path: String) -> String {
    URL(fileURLWithPath: "\(workshop.course)/\(path)").standardizedFileURL
      .deletingLastPathComponent().path
  }

  /// Why something was not remembered: the cache's folder, and the system's words. Nil where all was.
  package var refusal: String? {
    workshop.cache.refusal.map { "\($0.path) cannot be written: \($0.reason)" }
  }

  /// Where the compiler keeps its modules of C headers, which take seconds to make: beside the runtime
  /// library in a build folder, else in the user's cache, where all courses share them, else in the
  /// course's. Its name tells its place: the compiler refuses what it remembered elsewhere, and a copy
  /// of a folder brings that along.
  private static func moduleCache(
    _ runtime: RuntimeLibrary, _ environment: [String: String], fallback: String
  ) -> String {
    // An installation holds what was installed, and nothing else.
    let beside = runtime.isInstalled ? nil : runtime.folder + "/CellModules"
    let folder =
      [beside, UserCache.folder("modules", environment)].compactMap(\.self)
      .first(where: Sandbox.mayWrite) ?? fallback
    return "\(folder)/\(Digest.hex(of: folder.utf8).prefix(16))"
  }

  /// Which sandbox is in use, and what a better one would need.
  package var sandbox: String { workshop.sandbox.summary }

  /// Which sandbox is in use, in a few words.
  package var briefSandbox: String { workshop.sandbox.brief }
}
