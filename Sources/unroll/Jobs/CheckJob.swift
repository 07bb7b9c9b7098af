import Lessons

/// Proves that lessons hold; with `update`, makes lessons and pages say what came out.
struct CheckJob: Sendable {
  var paths: [String]
  var update: Bool
  var output: String
  /// The user named the folder: it has to be there.
  var requiresOutput: Bool
  var solutions: Solutions
  var engine: EngineOptions
  var jobs: Int?

  func run(_ console: Console) async throws {
    let course = try CourseSearch.course(of: paths)
    var pages = try pageCheck(of: course)
    let weaver = Weaver(
      course.showing(solutions), output: Path.absolute(output), solutions: solutions.display)
    let checks = LessonChecks(course: course, weaver: weaver)
    let runner = try LessonRunner(
      course, engine, solutions: solutions, jobs: jobs, progress: console.progress)
    var report = CourseReport()
    var results: [LessonResult] = []
    let update = update
    let shownOutput = Path.shown(Path.absolute(output))
    try await runner.run(course.chosenLessons) { found in
      var result = update ? try updated(found, in: course) : found
      result.add(checks.unmet(result))
      result.add(checks.twins(result.lesson))
      result = try checks.sound(result)
      let isLater = course.isWhole && weaver.isHome(result.path)
      return (result: result, pages: isLater ? [] : try weaver.pages(of: result))
    } deliver: { checked, woven in
      var result = checked
      result.add(
        woven.compactMap { PageSize(of: $0, in: weaver.shownCourse).problem(in: shownOutput) })
      for page in woven { result.problems += try pages?.check(page) ?? [] }
      try pages?.remember()
      for problem in result.problems { console.show(problem) }
      if engine.explain { console.explain(result, in: course) }
      report.add(result, in: course, engine)
      results.append(result)
      let verdict = result.verdict(strict: engine.strict)
      try console.say("\(course.shown(result.path)): \(verdict)")
    }
    if course.isWhole {
      for page in try await weaver.coursePages(of: results, atATime: jobs) {
        var found = try pages?.check(page) ?? []
        found += [PageSize(of: page, in: weaver.shownCourse).problem(in: shownOutput)]
          .compactMap(\.self)
        report.add(found, strict: engine.strict)
      }
    }
    for problem in report.problems { console.show(problem) }
    for path in pages?.updated ?? [] { try console.say("wrote \(path)") }
    try pages?.remember()
    try console.report(report)
    try console.say(report.summary)
    try report.throwIfFailed()
  }

  private func pageCheck(of course: Course) throws -> PageCheck? {
    let isThere = Files.kind(output) == .folder
    guard isThere || requiresOutput else { return nil }
    guard isThere || update else {
      throw Failure(.usage, "\(output): no such folder", mend: "unroll build --output \(output)")
    }
    return PageCheck(folder: try OutputFolder(output, of: course), update: update)
  }

  /// The lesson with the values that came out. Only comments change, so that the run still holds.
  private func updated(
    _ result: LessonResult, in course: Course
  ) throws(Failure) -> LessonResult {
    let bytes = LessonChecks.updated(result)
    guard bytes != result.file.bytes else { return result }
    let path = Path.join(course.folder, result.path)
    do {
      try Files.write(bytes, to: path)
    } catch {
      throw Failure(writing: error)
    }
    var result = result
    result.file = LessonFile(bytes, path: result.path)
    let rest = result.lesson.withoutSolutions
    result.published?.lesson = rest
    return result
  }
}

/// Compares the Markdown pages that are there with those that the lessons make.
private struct PageCheck {
  var folder: OutputFolder
  var update: Bool
  /// The pages that were written, as messages show them.
  private(set) var updated: [String] = []

  init(folder: OutputFolder, update: Bool) {
    self.folder = folder
    self.update = update
  }

  /// HTML pages are made, never kept, and so are not looked at.
  mutating func check(_ page: Page) throws(Failure) -> [Diagnostic] {
    guard page.path.hasSuffix(".md") else { return [] }
    if update {
      if try folder.write(page) { updated.append(folder.shown(page)) }
      return []
    }
    let there = folder.text(of: page)
    if there == page.text { return [] }
    return [difference(there, page)]
  }

  mutating func remember() throws(Failure) {
    if update { try folder.remember() }
  }

  /// At the first line that differs.
  private func difference(_ there: String?, _ page: Page) -> Diagnostic {
    let old = (there ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let new = page.text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).prefix { $0 == $1 }.count
    let position = SourcePosition(line: index + 1, column: 1)
    let now = index < new.count ? "`\(new[index].prefix(80))`" : "the end of the page"
    return Diagnostic(
      file: folder.shown(page), range: SourceRange(at: position), rule: .stalePage,
      message: there == nil
        ? "this page is missing" : "this page is not what its lesson makes: here comes \(now)",
      hint: "make it again: unroll build",
      excerpt: there != nil && index < old.count ? String(old[index].prefix(200)) : nil)
  }
}
