import Lessons
import Reports

/// Makes the pages of lessons.
struct BuildJob: Sendable {
  var paths: [String]
  var output: String
  var baseURL: String?
  var solutions: Solutions
  var engine: EngineOptions
  var jobs: Int?

  func run(_ console: Console) async throws {
    let course = try CourseSearch.course(of: paths)
    var folder = try OutputFolder(output, of: course)
    let solutions = solutions
    let weaver = Weaver(
      course.showing(solutions), output: folder.path, baseURL: baseURL,
      solutions: solutions.display)
    let checks = LessonChecks(course: course, weaver: weaver)
    let runner = try LessonRunner(
      course, engine, solutions: solutions, jobs: jobs, progress: console.progress)
    let keys = PageKeys(course, engine: runner.engine, weaver: weaver, solutions: solutions)
    let earlier = MadePages(
      course: course.folder, output: folder.path, isForgetful: engine.force)
    var made = earlier
    var report = CourseReport()
    var lessons: [WovenLesson] = []
    try await runner.run(course.chosenLessons) { file -> WovenLesson? in
      guard mayKeep(file, of: course, weaver) else { return nil }
      let key = try keys.key(of: file, found: checks.problems(of: file.lesson))
      return earlier.entry(file.path, key: key).map { WovenLesson($0, of: file, solutions) }
    } finish: { found in
      let file = found.file
      let key =
        mayKeep(file, of: course, weaver)
        ? try keys.key(of: file, found: checks.problems(of: file.lesson)) : nil
      let result = try checks.sound(found)
      let pages = isLater(file, of: course, weaver) ? [] : try weaver.pages(of: result)
      return WovenLesson(result, key: key, pages: pages)
    } deliver: { woven in
      var woven = woven
      woven.result.add(
        woven.pages.compactMap { PageSize(of: $0, in: weaver.shownCourse).problem(in: folder) })
      let result = woven.result
      for problem in result.problems { console.show(problem) }
      if engine.explain { console.explain(result, in: course) }
      var changed = false
      for page in woven.pages where try folder.write(page) { changed = true }
      // At once: what follows may fail, and a page that is not remembered is never cleaned.
      try folder.remember()
      if let entry = woven.entry { made.keep(entry, as: result.path) }
      let shown = woven.marks.map { folder.shown($0.path) }
      report.add(result, in: course, engine, pages: shown)
      let verdict = result.verdict(strict: engine.strict)
      let written =
        shown.isEmpty
        ? "" : (changed ? "; wrote " : "; unchanged: ") + shown.joined(separator: ", ")
      try console.say("\(course.shown(result.path)): \(verdict)\(written)")
      // Their texts are on the disk, and a course's are many megabytes.
      woven.pages = []
      lessons.append(woven)
    }
    if course.isWhole {
      let key = keys.key(ofCourse: lessons.map(\.key))
      let pages: CoursePages
      if let entry = earlier.entry(MadePages.wholeCourse, key: key) {
        pages = CoursePages(entry)
      } else {
        let results = try await wholeResults(of: lessons, runner, checks)
        pages = try CoursePages(
          await weaver.coursePages(of: results, atATime: jobs), key: key, weaver, into: &folder)
      }
      report.add(pages.problems, strict: engine.strict)
      for problem in pages.problems { console.show(problem) }
      report.pages = pages.marks.map { folder.shown($0.path) }
      if let entry = pages.entry { made.keep(entry, as: MadePages.wholeCourse) }
      if !weaver.shownCourse.editions.isEmpty {
        let changed = pages.changed.map { folder.shown($0) }
        try console.say(
          "the course's pages: "
            + (changed.isEmpty ? "unchanged" : "wrote " + changed.joined(separator: ", ")))
      }
      let current = Set(lessons.flatMap(\.marks).map(\.path) + pages.marks.map(\.path))
      let (removed, kept) = try folder.removeAll(except: current)
      for path in removed { try console.say("removed \(path): no lesson makes it any more") }
      for path in kept {
        console.note("kept \(path): no lesson makes it any more, but it was changed by hand")
      }
    }
    try folder.remember()
    made.save(in: course)
    try console.report(report)
    try console.say(report.summary)
    try report.throwIfFailed()
  }

  /// The course's own page is made when all is known that it tells.
  private func isLater(_ file: LessonFile, of course: Course, _ weaver: Weaver) -> Bool {
    course.isWhole && weaver.isHome(file.path)
  }

  /// Alone, the course's page tells less than it does in a whole build: neither may pass for the
  /// other.
  private func mayKeep(_ file: LessonFile, of course: Course, _ weaver: Weaver) -> Bool {
    course.isWhole || !weaver.isHome(file.path)
  }

  private func wholeResults(
    of lessons: [WovenLesson], _ runner: LessonRunner, _ checks: LessonChecks
  ) async throws -> [LessonResult] {
    let kept = lessons.filter(\.isKept)
    var found = Dictionary(
      try await runner.results(of: kept.map(\.result.file)).map { ($0.path, $0) },
      uniquingKeysWith: { one, _ in one })
    for (path, result) in found { found[path] = try checks.sound(result) }
    return lessons.map { found[$0.result.path] ?? $0.result }
  }
}

/// The pages of the course as a whole, made now or kept.
private struct CoursePages {
  var marks: [MadePages.PageMark]
  var problems: [Diagnostic]
  /// The paths of those that are not what they were.
  var changed: [String] = []
  var entry: MadePages.Entry?

  init(_ entry: MadePages.Entry) {
    marks = entry.pages
    problems = entry.problems
    self.entry = entry
  }

  init(
    _ pages: [Page], key: String?, _ weaver: Weaver, into folder: inout OutputFolder
  ) throws(Failure) {
    marks = MadePages.marks(of: pages)
    problems = pages.compactMap { PageSize(of: $0, in: weaver.shownCourse).problem(in: folder) }
    for page in pages where try folder.write(page) { changed.append(page.path) }
    entry = key.map {
      MadePages.Entry(key: $0, statuses: [], problems: problems, pages: marks)
    }
  }
}
