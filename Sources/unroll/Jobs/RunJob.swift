/// Runs one lesson and shows it.
struct RunJob {
  var lesson: String
  var engine: EngineOptions

  func run(_ console: Console) async throws {
    guard Files.kind(lesson) != .folder else {
      throw Failure(
        .usage, "\(lesson): is a folder, and `run` shows one lesson",
        mend: "unroll build \(lesson)")
    }
    let course = try CourseSearch.course(of: [lesson])
    let runner = try LessonRunner(course, engine, jobs: 1, progress: console.progress)
    var report = CourseReport()
    try await runner.run(course.chosenLessons) { result in
      report.add(result, in: course, strict: engine.strict)
      if engine.explain { console.explain(result, in: course) }
      if !console.isJSON, !console.isQuiet {
        try console.write(Weaver.terminalReport(result, console))
      }
      for problem in result.problems {
        console.show(problem)
      }
    }
    try console.report(report)
    try report.throwIfFailed()
  }
}
