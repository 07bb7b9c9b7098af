/// Makes the pages of lessons.
struct BuildJob {
  var paths: [String]
  var output: String
  var engine: EngineOptions
  var jobs: Int?

  func run(_ console: Console) async throws {
    let course = try CourseSearch.course(of: paths)
    var folder = try OutputFolder(output, of: course)
    let weaver = Weaver(course, output: folder.path)
    let checks = LessonChecks(course: course, weaver: weaver)
    let runner = try LessonRunner(course, engine, jobs: jobs, progress: console.progress)
    var report = CourseReport()
    var results: [LessonResult] = []
    try await runner.run(course.chosenLessons) { found in
      let result = try checks.sound(found)
      return (result: result, pages: try weaver.pages(of: result))
    } deliver: { result, pages in
      for problem in result.problems { console.show(problem) }
      if engine.explain { console.explain(result, in: course) }
      var changed = false
      for page in pages where try folder.write(page) { changed = true }
      // At once: what follows may fail, and a page that is not remembered is never cleaned.
      try folder.remember()
      let shown = pages.map { folder.shown($0) }
      report.add(result, in: course, engine, pages: shown)
      results.append(result)
      let verdict = result.verdict(strict: engine.strict)
      try console.say(
        "\(course.shown(result.path)): \(verdict); "
          + (changed ? "wrote " : "unchanged: ") + shown.joined(separator: ", "))
    }
    if course.isWhole {
      for page in weaver.indexPages(of: results) {
        _ = try folder.write(page)
        report.pages.append(folder.shown(page))
      }
    }
    try folder.remember()
    try console.report(report)
    try console.say(report.summary)
    try report.throwIfFailed()
  }
}
