internal import Caching
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
  private let place: Workplace

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
    self.place = place
  }

  /// The walls that lessons run in.
  var sandbox: String { engine.briefSandbox }

  /// Why results were not remembered; nil where they were.
  var refusal: String? { engine.refusal ?? remembering.refusal }

  /// What was wrong with the cache that several machines share.
  var cacheTroubles: [String] { place.shared?.troubles ?? [] }

  /// The digest of all that decides the results of a lesson besides its own text; nil where no cell can
  /// run. No lesson is parsed for it.
  ///
  /// - Parameter file: nil for what all lessons without data share.
  func surroundings(of file: LessonFile?) throws(Failure) -> String? {
    do {
      return try engine.surroundings(
        ofLessonAt: file?.path ?? "", data: file?.card.data ?? [])
    } catch {
      throw Failure(error)
    }
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

  /// Where the lesson, or its course, asks for newer tools than these.
  func unmetVersions(of lesson: Lesson) -> [Diagnostic] {
    course.unmetVersions(of: lesson, engine.versions)
  }

  func result(
    of file: LessonFile, _ prepared: PreparedLesson, progress: LessonProgress? = nil
  ) async throws(Failure) -> LessonResult {
    let lesson = file.lesson
    progress?.start(name: course.shown(lesson.path), cells: lesson.cells.count)
    let unmet = unmetVersions(of: lesson)
    // A lesson that cannot be read as it was meant, or that asks for other tools, is shown, and not
    // run.
    let isSound = unmet.isEmpty && !lesson.diagnostics.contains { $0.severity == .error }
    let outcome =
      isSound
      ? try await self.run(prepared, on: engine) { progress?.update($0) }
      : Outcome(run: .nothing(of: lesson), reasons: lesson.cells.map { _ in nil })
    let run = DataAdvice(lesson, in: course).advised(outcome.run)
    var result = LessonResult(
      file: file, run: run, reasons: outcome.reasons,
      problems: (unmet + lesson.diagnostics + run.unexpectedDiagnostics
        + (run.alternatives?.problems ?? [])).map { course.shown($0) })
    result.findings = unmet
    if solutions == .hidden, lesson.hasSolutions {
      let rest = lesson.withoutSolutions
      let own =
        isSound
        ? try await self.run(prepare(rest), on: remembering, remembersReasons: false).run
        : .nothing(of: rest)
      result.published = LessonResult.Published(
        lesson: rest, run: DataAdvice(rest, in: course).advised(own),
        findings: unmetVersions(of: rest))
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
