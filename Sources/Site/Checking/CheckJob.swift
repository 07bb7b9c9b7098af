internal import Lessons

/// Proves that lessons hold, and that the pages are those that they make.
struct CheckJob {
  private let files: [LessonFile]
  private let prover: LessonProver
  private let queue: LessonQueue
  private let shownOutput: String
  private var pages: PageCheck?
  private var results: [LessonResult] = []

  init(
    _ site: Site, _ selection: Selection, _ options: CheckOptions,
    progress: @escaping @Sendable (SiteProgress) -> Void
  ) throws(Failure) {
    let course = site.course
    let place = site.place
    files = site.lessons(in: selection)
    queue = LessonQueue(jobs: options.running.jobCount, progress: progress)
    pages = try PageCheck(options, of: course, in: place)
    let output = place.absolute(options.output)
    shownOutput = place.shown(output)
    let weaver = Weaver(
      course.showing(options.solutions), output: output, solutions: options.solutions.display,
      in: place)
    prover = LessonProver(
      course: course, selection: selection, updates: options.updates, weaver: weaver,
      checks: LessonChecks(course: course, selection: selection, weaver: weaver),
      runner: try LessonRunner(
        course, options.running, solutions: options.solutions, in: place),
      place: place)
  }

  mutating func run(_ event: (SiteEvent) throws -> Void) async throws {
    let prover = prover
    try await queue.run(files) { file, progress in
      try await prover.prove(file, progress)
    } deliver: { result, pages in
      try deliver(result, pages, event)
    }
    if prover.selection.isWhole { try await checkCoursePages(event) }
  }

  private mutating func deliver(
    _ result: LessonResult, _ woven: [PageFile], _ event: (SiteEvent) throws -> Void
  ) throws {
    var result = result
    result.add(sizeProblems(of: woven))
    let (problems, written) = try pages?.check(woven) ?? ([], [])
    result.problems += problems
    results.append(result)
    try event(.lessonRan(result))
    try event(.lessonFinished(result, pages: written, isKept: false))
  }

  private mutating func checkCoursePages(_ event: (SiteEvent) throws -> Void) async throws {
    let woven = try await prover.weaver.coursePages(of: results, atATime: queue.jobs)
    var problems: [Diagnostic] = []
    var written: [MadePage] = []
    for page in woven {
      let (found, made) = try pages?.check([page]) ?? ([], [])
      problems += found + sizeProblems(of: [page])
      written += made
    }
    try event(
      .courseFinished(
        CourseResult(
          problems: problems, pages: written,
          hasEditions: prover.weaver.hasEditions)))
  }

  private func sizeProblems(of pages: [PageFile]) -> [Diagnostic] {
    pages.compactMap { PageSize(of: $0, in: prover.weaver.shownCourse).problem(in: shownOutput) }
  }
}
