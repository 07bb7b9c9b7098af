import ArgumentParser

struct RunCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs one lesson and shows it in the terminal.",
    usage: "unroll run <lesson> [options]",
    discussion: """
      EXAMPLES:
        unroll run lessons/bitcoin.md              the lesson with everything it computed
        unroll run lessons/bitcoin.md | less -R    plain text: no colour in a pipe
        unroll run --explain lessons/bitcoin.md    and why each cell ran
      """)

  @Argument(help: "The lesson, a Markdown file.", completion: .file(extensions: ["md"]))
  var lesson: String

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @OptionGroup var engine: EngineOptions
  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    try await RunJob(lesson: lesson, engine: engine, ascii: ascii).run(Console(console))
  }
}
