internal import Engine
internal import Lessons
internal import Weaving

/// Makes the pages of one lesson, or finds them made. Used for several lessons at the same time.
struct LessonMaker: Sendable {
  let course: CourseFolder
  let selection: Selection
  let solutions: Solutions
  let pageMaker: PageMaker
  let checks: LessonChecks
  let runner: LessonRunner
  let keys: PageKeys
  let earlier: MadePages
  let shownOutput: String

  func make(_ file: LessonFile, _ progress: LessonProgress) async throws(Failure) -> WovenLesson {
    let links = checks.linkProblems(of: file.lesson)
    // Made before the run: what changes meanwhile is seen by the next build.
    let prepared = try runner.prepare(file.lesson)
    let key =
      mayKeep(file)
      // What an `index.md` asks for is in no other part of the key.
      ? keys.key(
        of: file, results: prepared.key,
        linkProblems: links + runner.unmetVersions(of: file.lesson)) : nil
    if let entry = earlier.entry(file.path, key: key) {
      return WovenLesson(entry, of: file, linkProblems: links, solutions)
    }
    var result = try checks.adding(
      linkProblems: links, to: await runner.result(of: file, prepared, progress: progress))
    let report = try pageMaker.report(of: result)
    let pages =
      isMadeLater(file)
      ? [] : pageMaker.pages(of: report) { earlier.page($0, key: $1, of: file.path) }
    result.add(pages.compactMap { $0.sizeProblem(in: shownOutput) })
    return WovenLesson(result, linkProblems: links, key: key, report: report, pages: pages)
  }

  /// The reports of all lessons; those of lessons that were kept are woven of what the cache has.
  func reports(of lessons: [WovenLesson], jobs: Int) async throws -> [Report] {
    var reports: [Report] = []
    try await inOrder(lessons, atATime: jobs) { _, woven in
      if let report = woven.report { return report }
      let result = try checks.adding(
        linkProblems: woven.linkProblems, to: await runner.result(of: woven.result.file))
      return try pageMaker.report(of: result)
    } deliver: {
      reports.append($0)
    }
    return reports
  }

  /// The course's own page is made when all is known that it tells.
  private func isMadeLater(_ file: LessonFile) -> Bool {
    selection.isWhole && pageMaker.isHome(file.path)
  }

  /// Alone, the course's page tells less than it does in a whole build: neither may pass for the
  /// other.
  private func mayKeep(_ file: LessonFile) -> Bool {
    selection.isWhole || !pageMaker.isHome(file.path)
  }
}
