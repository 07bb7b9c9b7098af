internal import Engine
internal import Hashing
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
  let takers: PieceTakers
  let shownOutput: String
  /// What all lessons without data have in common, for `PageKeys.quickKey`.
  var surroundings: String?
  /// The digest of what links to other lessons are checked against.
  let links: String

  func make(_ file: LessonFile, _ progress: LessonProgress) async throws(Failure) -> WovenLesson {
    let mayKeep = mayKeep(file)
    let own =
      try mayKeep && !file.card.data.isEmpty ? runner.surroundings(of: file) : surroundings
    let quickKey =
      mayKeep ? keys.quickKey(of: file, surroundings: own, links: links) : nil
    if let entry = earlier.entry(file.path, quickKey: quickKey, isStill: checks.isStill) {
      return WovenLesson(
        entry, of: file, quickKey: quickKey, answers: entry.answers ?? [:], solutions)
    }
    let (links, answers) = checks.answeredLinkProblems(of: file.lesson)
    // Made before the run: what changes meanwhile is seen by the next build.
    let prepared = try runner.prepare(file.lesson)
    let key =
      mayKeep
      // What an `index.md` asks for is in no other part of the key.
      ? keys.key(
        of: file, results: prepared.key,
        linkProblems: links + runner.unmetVersions(of: file.lesson)) : nil
    if let entry = earlier.entry(file.path, key: key) {
      return WovenLesson(entry, of: file, quickKey: quickKey, answers: answers, solutions)
    }
    var result = try checks.adding(
      linkProblems: links, to: await runner.result(of: file, prepared, progress: progress))
    let report = try pageMaker.report(of: result)
    let reportKey = reportKey(of: report, of: result, madeFrom: key)
    let pages =
      isMadeLater(file)
      ? []
      : pageMaker.pages(of: report, reportKey: reportKey) {
        earlier.page($0, key: $1, of: file.path)
      }
    result.add([pageMaker.choicesProblem(of: result, report)].compactMap(\.self))
    result.add(pages.compactMap { $0.sizeProblem(in: shownOutput) })
    return WovenLesson(
      result, keys: (key, quickKey), answers: answers, report: report, reportKey: reportKey,
      pages: pages, pieces: selection.isWhole ? takers.pieces(of: report) : [:])
  }

  /// The digest of a report, or the key of what it was made from where that decides it: a report is long.
  /// What failed may come out otherwise the next time.
  private func reportKey(
    of report: Report, of result: LessonResult, madeFrom key: String?
  ) -> String {
    guard let key, !result.failed(strict: false), result.file.isAsListed else {
      return ValueDigest.hex(of: report)
    }
    return "made from \(key)"
  }

  /// The report of a lesson whose pages are done, woven of what the cache has.
  func report(of file: LessonFile) async throws(Failure) -> Report {
    let links = checks.linkProblems(of: file.lesson)
    let result = try checks.adding(linkProblems: links, to: await runner.result(of: file))
    return try pageMaker.report(of: result)
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
