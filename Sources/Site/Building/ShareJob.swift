internal import Lessons
internal import Weaving

/// Computes what the pages of a share of the lessons need: results, formulas, colours. It makes no
/// page: the build that follows finds all of it in the cache, and only weaves.
struct ShareJob {
  private let files: [LessonFile]
  private let runner: LessonRunner
  private let queue: LessonQueue
  private let pageMaker: PageMaker
  private let checks: LessonChecks

  init(
    _ site: Site, _ selection: Selection, _ options: BuildOptions, shard: Shard,
    progress: @escaping @Sendable (SiteProgress) -> Void
  ) throws(Failure) {
    let (course, place) = (site.course, site.place)
    files = site.lessons(in: selection, shard)
    runner = try LessonRunner(course, options.running, solutions: options.solutions, in: place)
    queue = LessonQueue(jobs: options.running.jobCount, runner: runner, progress: progress)
    pageMaker = PageMaker(
      course.showing(options.solutions), output: place.absolute(options.output),
      baseURL: options.baseURL, formats: options.formats, in: place)
    checks = LessonChecks(course: course, selection: selection, maker: pageMaker)
  }

  func run(_ event: (SiteEvent) throws -> Void) async throws {
    let job = self
    try await queue.run(files) { file, progress in
      try await job.result(of: file, progress)
    } deliver: { result in
      try event(.lessonRan(result))
      try event(.lessonFinished(result, pages: [], isKept: false))
      result.file.forget()
    }
  }

  private func result(
    of file: LessonFile, _ progress: LessonProgress
  ) async throws(Failure) -> LessonResult {
    let links = checks.linkProblems(of: file.lesson)
    var result = try checks.adding(
      linkProblems: links, to: await runner.result(of: file, progress: progress))
    let report = try pageMaker.report(of: result)
    result.add([pageMaker.choicesProblem(of: result, report)].compactMap(\.self))
    return result
  }
}
