import ArgumentParser
import Site

struct CheckCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks that everything in the lessons still holds.",
    usage: "unroll check [<path> ...] [--update] [options]",
    discussion: """
      Checks that all cells pass, that each line makes the value in its `// → VALUE` comment, that \
      links, ids, data files and formulas are sound, and that the Markdown pages in the output \
      folder are up to date. Without an output folder the pages are not checked, unless --output \
      names it.

      EXAMPLES:
        unroll check                    the whole course in lessons/
        unroll check --update           write the new values into lessons and pages
        unroll check --strict --json    for scripts; warnings are errors
        unroll check --shard 2/3        a third of the lessons
      """)

  @Argument(
    help: ArgumentHelp("Lessons and folders of lessons (default: lessons).", valueName: "path"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @Flag(help: "Write the new values after `// →`, and the Markdown pages.")
  var update = false

  @OptionGroup var output: OutputOption
  @OptionGroup var solutions: SolutionsOption
  @OptionGroup var engine: EngineOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var shard: ShardOption
  @OptionGroup var cache: CacheOption
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if update, shard.text != nil {
      throw ValidationError(
        "--update: lessons and pages are written by one run of all: leave out --shard")
    }
  }

  func run() async throws {
    let (site, selection) = try Site.find(paths, in: cache.workplace)
    let console = Console(console)
    var teller = CourseTeller(console, site, engine, share: shard.shard, of: selection)
    try await site.check(
      selection,
      CheckOptions(
        updates: update, output: output.path, requiresOutput: output.isNamed,
        solutions: solutions.value, running: engine.running(jobs: jobs.jobs),
        shard: shard.shard),
      event: { try teller.tellCheck($0) },
      progress: { console.progress.update($0) })
    try teller.finish()
  }
}
