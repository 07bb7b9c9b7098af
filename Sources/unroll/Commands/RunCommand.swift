import ArgumentParser

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
    try await RunJob(
      lesson: lesson, solutions: solutions.value, engine: engine, ascii: ascii
    )
    .run(Console(console))
  }
}
