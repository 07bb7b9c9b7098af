import Figures

/// Runs one lesson and shows it.
struct RunJob {
  var lesson: String
  var solutions: Solutions
  var engine: EngineOptions
  var ascii: Bool

  func run(_ console: Console) async throws {
    guard Files.kind(lesson) != .folder else {
      throw Failure(
        .usage, "\(lesson): is a folder, and `run` shows one lesson",
        mend: "unroll build \(lesson)")
    }
    let course = try CourseSearch.course(of: [lesson])
    let runner = try LessonRunner(
      course, engine, solutions: solutions, jobs: 1, progress: console.progress)
    var report = CourseReport()
    let display = solutions.display
    let style = TextStyle(
      width: console.width, glyphs: ascii || Terminal.isLimitedToASCII ? .ascii : .unicode,
      color: console.outputHasColor)
    try await runner.run(course.chosenLessons) { result in
      let text = try Weaver.terminalReport(result, in: course, style: style, solutions: display)
      return (result: result, text: text)
    } deliver: { result, text in
      report.add(result, in: course, engine)
      if engine.explain { console.explain(result, in: course) }
      // The report shows each problem at its place, unless that place is hidden.
      if console.isQuiet || result.published != nil {
        for problem in result.problems { console.show(problem) }
      }
      if !console.isQuiet, !console.isJSON {
        try console.write(text)
      }
    }
    try console.report(report)
    try report.throwIfFailed()
  }
}
