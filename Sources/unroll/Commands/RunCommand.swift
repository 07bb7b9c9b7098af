import ArgumentParser
import Figures
import Lessons
import Site

struct RunCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs one lesson and shows it in the terminal.",
    usage: "unroll run <lesson> [options]",
    discussion: """
      EXAMPLES:
        unroll run lessons/en/15-lstm.md              the lesson with its results
        unroll run lessons/en/15-lstm.md | less -R    plain text, in a pipe
        unroll run --explain lessons/en/15-lstm.md    and why each cell ran
        unroll run --exercise 2 lessons/en/15-lstm.md one exercise alone
      """)

  @Argument(help: "The lesson, a Markdown file.", completion: .file(extensions: ["md"]))
  var lesson: String

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "Show one exercise alone: its number, or its id.", valueName: "exercise"))
  var exercise: String?

  @OptionGroup var solutions: SolutionsOption
  @OptionGroup var engine: EngineOptions
  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let (site, file) = try Site.find(lesson: lesson, in: .ofThisProcess)
    let console = Console(console)
    let result = try await site.run(
      file, solutions: solutions.value, engine.running(),
      progress: { console.progress.update($0) })
    let shown = try shown(result, of: site, console)
    if engine.explain { console.explain(result, in: site.course) }
    // The report shows each problem at its place, unless that place is hidden.
    if console.isQuiet || result.published != nil {
      for problem in shown.problems { console.show(problem) }
    }
    if !console.isQuiet, !console.isJSON { try console.write(shown.text) }
    var report = CourseReport()
    report.add(result, in: site.course, engine, failed: shown.failed)
    try console.report(report)
    if !console.isQuiet, result.published == nil { console.recap(shown.problems, shown.unmet) }
    try report.throwIfFailed()
  }

  private struct Shown {
    var text: String
    var problems: [Diagnostic]
    /// Values that are not what the lesson states. Whoever tries another number means to see them:
    /// `check` is what fails for them, and `--strict`.
    var unmet: [Diagnostic]
    var failed: Bool
  }

  private func shown(_ result: LessonResult, of site: Site, _ console: Console) throws -> Shown {
    let unmet = site.unmetExpectations(of: result)
    let fails = engine.strict && !unmet.isEmpty
    guard let exercise else {
      return Shown(
        text: try site.terminalText(
          of: result, style: style(console), solutions: solutions.value),
        problems: result.problems, unmet: unmet,
        failed: fails || result.failed(strict: engine.strict))
    }
    let own = try site.exercise(
      exercise, of: result, style: style(console), solutions: solutions.value)
    return Shown(
      text: own.text, problems: own.problems, unmet: [],
      failed: !own.succeeded || own.problems.fail(strict: engine.strict))
  }

  private func style(_ console: Console) -> TextStyle {
    TextStyle(
      width: console.width, glyphs: ascii || Terminal.isLimitedToASCII ? .ascii : .unicode,
      color: console.outputHasColor)
  }
}
