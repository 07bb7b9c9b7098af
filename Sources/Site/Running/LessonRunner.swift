internal import Engine
internal import Lessons
internal import Runs

/// Runs lessons of a course.
struct LessonRunner: Sendable {
  private let course: CourseFolder
  private let engine: Engine
  /// The same, for what has just been run: it takes everything from the cache.
  private let remembering: Engine
  private let solutions: Solutions

  init(
    _ course: CourseFolder, _ options: RunOptions, solutions: Solutions, in place: Workplace
  ) throws(Failure) {
    self.course = course
    engine = try options.engine(course: course.path, in: place)
    var options = options
    let isForced = options.force
    options.force = false
    remembering = isForced ? try options.engine(course: course.path, in: place) : engine
    self.solutions = solutions
  }

  /// A lesson with its key, ready to run.
  func prepare(_ lesson: Lesson) throws(Failure) -> PreparedLesson {
    do {
      return try engine.prepare(lesson)
    } catch {
      throw Failure(error)
    }
  }

  func result(
    of file: LessonFile, progress: LessonProgress? = nil
  ) async throws(Failure) -> LessonResult {
    try await result(of: file, prepare(file.lesson), progress: progress)
  }

  func result(
    of file: LessonFile, _ prepared: PreparedLesson, progress: LessonProgress? = nil
  ) async throws(Failure) -> LessonResult {
    let lesson = file.lesson
    progress?.start(name: course.shown(lesson.path), cells: lesson.cells.count)
    // A lesson that cannot be read as it was meant is shown, and not run.
    let isSound = !lesson.diagnostics.contains { $0.severity == .error }
    let outcome =
      isSound
      ? try await run(prepared, on: engine) { progress?.update($0) }
      : Outcome(run: .nothing(of: lesson), reasons: lesson.cells.map { _ in nil })
    var result = LessonResult(
      file: file, run: outcome.run, reasons: outcome.reasons,
      problems: (lesson.diagnostics + outcome.run.unexpectedDiagnostics).map { course.shown($0) })
    if solutions == .hidden, lesson.hasSolutions {
      let rest = lesson.withoutSolutions
      result.published = LessonResult.Published(
        lesson: rest,
        run: isSound
          ? try await run(prepare(rest), on: remembering, remembersReasons: false).run
          : .nothing(of: rest))
    }
    return result
  }

  /// What is wrong with the tests of a lesson's exercises. A lesson that fails is not looked at.
  func exerciseProblems(of result: LessonResult) async throws(Failure) -> [Diagnostic] {
    let proof = ExerciseProof(result.lesson, in: course)
    guard proof.isNeeded, result.run.succeeded else { return [] }
    do {
      return try await engine.judging(result.lesson) { judge throws(EngineFailure) in
        try proof.problems(judge)
      }.map { course.shown($0) }
    } catch {
      throw Failure(error)
    }
  }

  private func run(
    _ prepared: PreparedLesson, on engine: Engine, remembersReasons: Bool = true,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(Failure) -> Outcome {
    do {
      return try await engine.run(
        prepared, remembersReasons: remembersReasons, progress: progress)
    } catch {
      throw Failure(error)
    }
  }
}

extension Run {
  /// Of a lesson that does not run.
  static func nothing(of lesson: Lesson) -> Run {
    Run(cells: lesson.cells.map { _ in CellResult(status: .notRun) })
  }

  /// Those of a cell that has to fail are part of the lesson.
  fileprivate var unexpectedDiagnostics: [Diagnostic] {
    cells.filter { $0.status != .failedAsExpected }.flatMap(\.diagnostics)
  }
}
