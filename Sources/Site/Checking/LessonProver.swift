internal import Caching
internal import Lessons
internal import Weaving

/// Proves that one lesson holds. Used for several lessons at the same time.
struct LessonProver: Sendable {
  let course: CourseFolder
  let selection: Selection
  let updates: Bool
  let maker: PageMaker
  let checks: LessonChecks
  let runner: LessonRunner
  let place: Workplace

  /// - Returns: The result, the lesson as it is shown, and the pages that it makes.
  func prove(
    _ file: LessonFile, _ progress: LessonProgress
  ) async throws(Failure) -> (result: LessonResult, report: Report, pages: [DrawnPage]) {
    var result = try await runner.result(of: file, progress: progress)
    if updates { try update(&result) }
    result.add(checks.unmet(result))
    result.add(checks.twins(result.lesson))
    result.add(checks.fewSeeds(result.lesson))
    result.add(try await runner.exerciseProblems(of: result))
    let links = checks.linkProblems(of: result.lesson)
    result = try checks.adding(linkProblems: links, to: result)
    // The course's own page is made when all is known that it tells.
    let isMadeLater = selection.isWhole && maker.isHome(result.path)
    let report = try maker.report(of: result)
    result.add([maker.choicesProblem(of: result, report)].compactMap(\.self))
    return (result, report, isMadeLater ? [] : maker.pages(of: report))
  }

  /// Writes the values that came out into the lesson. Only comments change, so that the run still
  /// holds.
  private func update(_ result: inout LessonResult) throws(Failure) {
    let bytes = LessonChecks.updated(result)
    guard bytes != result.file.bytes else { return }
    do {
      try Files.write(bytes, to: Path.join(course.path, result.path))
    } catch {
      throw place.failure(writing: error)
    }
    result.file = LessonFile(bytes, path: result.path)
    let rest = result.lesson.withoutSolutions
    result.published?.lesson = rest
  }
}
