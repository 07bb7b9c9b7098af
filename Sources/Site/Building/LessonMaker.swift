internal import Lessons

/// Makes the pages of one lesson, or finds them made. Used for several lessons at the same time.
struct LessonMaker: Sendable {
  let course: CourseFolder
  let selection: Selection
  let solutions: Solutions
  let weaver: Weaver
  let checks: LessonChecks
  let runner: LessonRunner
  let keys: PageKeys
  let earlier: MadePages
  let shownOutput: String

  func make(_ file: LessonFile, _ progress: LessonProgress) async throws(Failure) -> WovenLesson {
    let links = checks.linkProblems(of: file.lesson)
    // Made before the run: what changes meanwhile is seen by the next build.
    let key = mayKeep(file) ? try keys.key(of: file, found: links) : nil
    if let entry = earlier.entry(file.path, key: key) {
      return WovenLesson(entry, of: file, linkProblems: links, solutions)
    }
    var result = try checks.adding(
      linkProblems: links, to: await runner.result(of: file, progress: progress))
    let pages = isMadeLater(file) ? [] : try weaver.pages(of: result)
    result.add(
      pages.compactMap { PageSize(of: $0, in: weaver.shownCourse).problem(in: shownOutput) })
    return WovenLesson(result, linkProblems: links, key: key, pages: pages)
  }

  /// With the values of the lessons that were kept, which the cache has.
  func wholeResults(of lessons: [WovenLesson], jobs: Int) async throws -> [LessonResult] {
    var results: [LessonResult] = []
    try await inOrder(lessons, atATime: jobs) { _, woven in
      guard woven.isKept else { return woven.result }
      return try checks.adding(
        linkProblems: woven.linkProblems, to: await runner.result(of: woven.result.file))
    } deliver: {
      results.append($0)
    }
    return results
  }

  /// The course's own page is made when all is known that it tells.
  private func isMadeLater(_ file: LessonFile) -> Bool {
    selection.isWhole && weaver.isHome(file.path)
  }

  /// Alone, the course's page tells less than it does in a whole build: neither may pass for the
  /// other.
  private func mayKeep(_ file: LessonFile) -> Bool {
    selection.isWhole || !weaver.isHome(file.path)
  }
}
