import ArgumentParser
import Lessons
import Site

struct Unroll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: "Makes pages from Markdown lessons whose Swift cells are compiled and run.",
    discussion: """
      EXAMPLES:
        unroll run lessons/en/02-one-cell.md   read one lesson in the terminal
        unroll practice lessons/en/01-sequences.md  solve its exercises
        unroll serve --open                    edit lessons, and see the page follow
        unroll build                           make the pages of lessons/ in output/
        unroll check                           check that everything still holds
        unroll grade submissions               grade students' answers
        unroll new "Two passes, one output"    start a lesson
        unroll doctor                          see what this machine is missing
        unroll explain bad-tex                 read what the rule of a problem means

      Completions: unroll --generate-completion-script bash|zsh|fish
      Exit codes: 0 success, 1 a lesson or a check failed, 64 usage, 69 something is not \
      installed, 70 internal error, 73 cannot write, 130 interrupted, 141 output closed, \
      143 ended.
      """,
    version: shortVersion,
    subcommands: [
      RunCommand.self, PracticeCommand.self, ServeCommand.self, BuildCommand.self,
      CheckCommand.self, NewCommand.self, GradeCommand.self, ReleaseCommand.self,
      DoctorCommand.self, CleanCommand.self, ExplainCommand.self,
    ])

  /// What the parser says at `--version`. The rest is found out only then: see `Ending`.
  static let shortVersion = "unroll \(ToolVersions.currentUnroll)"

  /// How the process is to end where the system lacks what every program needs; nil where it does not.
  ///
  /// Asked first: on Linux the arguments come from `/proc`, and without it none would be seen.
  static var endingWithoutSystem: Ending? {
    do {
      try Site.requireSystem()
      return nil
    } catch {
      return Ending(error, asJSON: false)
    }
  }

  /// The parser says of a command that it does not know only that nobody expected it.
  private static func checkCommand(_ word: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
    let mend =
      word.hasSuffix(".md")
      ? "unroll run \(word)"
      : Suggestion.closest(to: word, among: names).map { "did you mean `unroll \($0)`?" }
    throw Failure(
      .unknownCommand, "there is no command `\(word)`", mend: mend ?? "unroll --help")
  }

  /// Parses, runs, and says how the process is to end.
  static func ending(of arguments: [String]) async -> Ending {
    // Also where the arguments cannot be parsed.
    var asJSON = arguments.prefix { $0 != "--" }.contains("--json")
    do {
      try checkCommand(arguments.first)
      var command = try parseAsRoot(arguments)
      asJSON = (command as? any ConsoleCommand)?.console.json ?? asJSON
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return Ending(.success)
    } catch {
      return Ending(error, asJSON: asJSON)
    }
  }
}
