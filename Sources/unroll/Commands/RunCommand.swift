import ArgumentParser
import Figures
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
      """)

  @Argument(help: "The lesson, a Markdown file.", completion: .file(extensions: ["md"]))
  var lesson: String

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @OptionGroup var solutions: SolutionsOption
  @OptionGroup var engine: EngineOptions
  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let (site, file) = try Site.find(lesson: lesson, in: .ofThisProcess)
    let console = Console(console)
    let result = try await site.run(
      file, solutions: solutions.value, engine.running(),
      progress: { console.progress.update($0) })
    let text = try site.terminalText(
      of: result, style: style(console), solutions: solutions.value)
    if engine.explain { console.explain(result, in: site.course) }
    // The report shows each problem at its place, unless that place is hidden.
    if console.isQuiet || result.published != nil {
      for problem in result.problems { console.show(problem) }
    }
    if !console.isQuiet, !console.isJSON { try console.write(text) }
    var report = CourseReport()
    report.add(result, in: site.course, engine)
    try console.report(report)
    try report.throwIfFailed()
  }

  private func style(_ console: Console) -> TextStyle {
    TextStyle(
      width: console.width, glyphs: ascii || Terminal.isLimitedToASCII ? .ascii : .unicode,
      color: console.outputHasColor)
  }
}
