import Engine
import Lessons
import Runs

/// Runs lessons, several at a time, and tells the console how far they are.
struct LessonRunner: Sendable {
  private let course: Course
  let engine: Engine
  /// The same, for what has just been run: it takes everything from the cache.
  private let remembering: Engine
  private let solutions: Solutions
  private let progress: ProgressLine
  private let jobs: Int

  init(
    _ course: Course, _ options: EngineOptions, solutions: Solutions, jobs: Int?,
    progress: ProgressLine
  ) throws(EngineFailure) {
    self.course = course
    var settings = options.settings(course: course.folder)
    engine = try Engine(settings)
    settings.force = false
    remembering = options.force ? try Engine(settings) : engine
    self.solutions = solutions
    self.progress = progress
    self.jobs = jobs ?? Machine.cores
  }

  /// Hands over what `finish` makes of each lesson's result, in the lessons' order, as early as it
  /// can be.
  ///
  /// - Parameter kept: the product of a lesson that need not even be looked at; nil where it must.
  func run<Product: Sendable>(
    _ files: [LessonFile],
    kept: @escaping @Sendable (LessonFile) throws -> Product? = { _ in nil },
    finish: @escaping @Sendable (LessonResult) throws -> Product,
    deliver: (Product) throws -> Void
  ) async throws {
    progress.expect(files.count)
    defer { progress.finish() }
    try await inOrder(files, atATime: jobs) { index, file in
      let lesson = file.lesson
      if let product = try kept(file) {
        progress.end(index)
        return product
      }
      progress.begin(index, name: course.shown(lesson.path), cells: lesson.cells.count)
      defer { progress.end(index) }
      return try finish(await result(of: file, index))
    } deliver: {
      try deliver($0)
    }
  }

  /// The whole results of lessons of which something else was kept; the cache has them.
  func results(of files: [LessonFile]) async throws -> [LessonResult] {
    var results: [LessonResult] = []
    try await inOrder(files, atATime: jobs) { index, file in
      try await result(of: file, index)
    } deliver: {
      results.append($0)
    }
    return results
  }

  private func result(of file: LessonFile, _ index: Int) async throws -> LessonResult {
    let lesson = file.lesson
    // A lesson that cannot be read as it was meant is shown, and not run.
    let isSound = !lesson.diagnostics.contains { $0.severity == .error }
    let outcome =
      isSound
      ? try await engine.run(lesson) { progress.note($0, of: index) }
      : Outcome(run: .nothing(of: lesson), reasons: lesson.cells.map { _ in nil })
    var result = LessonResult(
      file: file, run: outcome.run, reasons: outcome.reasons,
      problems: (lesson.diagnostics + outcome.run.unexpectedDiagnostics).map { course.shown($0) })
    if solutions == .hidden, lesson.hasSolutions {
      let rest = lesson.withoutSolutions
      result.published = LessonResult.Published(
        lesson: rest,
        run: isSound
          ? try await remembering.run(rest, remembersReasons: false).run : .nothing(of: rest))
    }
    return result
  }
}

extension Run {
  /// Those of a cell that has to fail are part of the lesson.
  fileprivate var unexpectedDiagnostics: [Diagnostic] {
    cells.filter { $0.status != .failedAsExpected }.flatMap(\.diagnostics)
  }
}
