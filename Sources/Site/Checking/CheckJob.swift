internal import Lessons
internal import Weaving

/// Proves that lessons hold, and that the pages are those that they make.
struct CheckJob {
  private let files: [LessonFile]
  private let prover: LessonProver
  private let queue: LessonQueue
  private let shownOutput: String
  /// Pages of the course as a whole tell how each lesson went: a share of the lessons has none.
  private let checksCoursePages: Bool
  private var check: PageCheck?
  private var results: [LessonResult] = []
  /// Of the course as a whole, told with the first lesson.
  private var courseProblems: [Diagnostic]
  /// For the pages of the course as a whole.
  private var reports: [Report] = []

  init(
    _ site: Site, _ selection: Selection, _ options: CheckOptions,
    progress: @escaping @Sendable (SiteProgress) -> Void
  ) throws(Failure) {
    let course = site.course
    let place = site.place
    // Where they cannot be built, they do not hold.
    try OutputFolder.checkNames(of: course)
    try course.checkExerciseNames()
    files = site.lessons(in: selection, options.shard)
    checksCoursePages = selection.isWhole && options.shard == nil
    let runner = try LessonRunner(
      course, options.running, solutions: options.solutions, in: place)
    queue = LessonQueue(jobs: options.running.jobCount, runner: runner, progress: progress)
    // Of several shares one has the first lesson.
    let tellsCourse = files.first?.path == site.lessons(in: selection).first?.path
    courseProblems = tellsCourse ? MisplacedDirectives.problems(of: course, in: place) : []
    check = try PageCheck(options, of: course, in: place)
    let output = place.absolute(options.output)
    shownOutput = place.shown(output)
    let maker = PageMaker(
      course.showing(options.solutions), output: output, formats: Site.formats(options.solutions),
      in: place)
    prover = LessonProver(
      course: course, selection: selection, updates: options.updates, maker: maker,
      checks: LessonChecks(course: course, selection: selection, maker: maker),
      runner: runner, place: place)
  }

  mutating func run(_ event: (SiteEvent) throws -> Void) async throws {
    let prover = prover
    try await queue.run(files) { file, progress in
      try await prover.prove(file, progress)
    } deliver: { result, report, pages in
      try deliver(result, pages, event)
      if checksCoursePages, prover.maker.keepsReport(of: result.path) {
        reports.append(report)
      }
    }
    if checksCoursePages { try await checkCoursePages(event) }
  }

  private mutating func deliver(
    _ result: LessonResult, _ pages: [DrawnPage], _ event: (SiteEvent) throws -> Void
  ) throws {
    var result = result
    result.add(sizeProblems(of: pages))
    let (problems, written) = try check?.check(pages) ?? ([], [])
    result.problems += problems + courseProblems
    courseProblems = []
    results.append(result)
    try event(.lessonRan(result))
    try event(.lessonFinished(result, pages: written, isKept: false))
  }

  private mutating func checkCoursePages(_ event: (SiteEvent) throws -> Void) async throws {
    let drawn = try await prover.maker.coursePages(
      of: prover.maker.course(
        of: results.map(\.asShown).map {
          CourseEntry(path: $0.path, lesson: $0.lesson, run: $0.run, findings: $0.findings)
        }), reports, atATime: queue.jobs)
    var problems: [Diagnostic] = []
    var written: [MadePage] = []
    for page in drawn {
      let (found, made) = try check?.check([page]) ?? ([], [])
      problems += found + sizeProblems(of: [page])
      written += made
    }
    try event(
      .courseFinished(
        CourseResult(
          problems: problems, pages: written,
          hasEditions: prover.maker.hasEditions)))
  }

  private func sizeProblems(of pages: [DrawnPage]) -> [Diagnostic] {
    pages.compactMap { $0.sizeProblem(in: shownOutput) }
  }
}
