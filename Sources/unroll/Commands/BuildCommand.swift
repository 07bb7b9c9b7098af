import ArgumentParser
import Site

struct BuildCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Makes the HTML and Markdown pages of lessons, and the course's own pages.",
    usage: "unroll build [<path> ...] [options]",
    discussion: """
      lessons/a.md becomes output/a.html and output/a.md. A lesson that fails still gets its \
      pages, with the failure shown in place, and the exit code is 1.

      EXAMPLES:
        unroll build                        the whole course in lessons/
        unroll build lessons/en/15-lstm.md  one lesson
        unroll build -o site --jobs 4       to another folder, four lessons at a time
        unroll build --base-url https://example.org/course/
        unroll build --solutions hidden     for a class that has to find them itself
        unroll build --shard 2/3            what the pages of a third of it need
      """)

  @Argument(
    help: ArgumentHelp("Lessons and folders of lessons (default: lessons).", valueName: "path"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @OptionGroup var output: OutputOption
  @OptionGroup var format: FormatOption

  @Option(
    help: ArgumentHelp(
      "The address of the published pages. Adds canonical addresses and a sitemap.",
      valueName: "url"))
  var baseURL: String?

  @OptionGroup var solutions: SolutionsOption
  @OptionGroup var engine: EngineOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var shard: ShardOption
  @OptionGroup var cache: CacheOption
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    guard let baseURL else { return }
    let isAddress = ["https://", "http://"].contains { baseURL.hasPrefix($0) }
    let isPlain = baseURL.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    guard isAddress, isPlain, !baseURL.contains("#"), !baseURL.contains("?") else {
      throw ValidationError(
        "--base-url: `\(baseURL)` is not an address such as https://example.org/course/")
    }
  }

  func run() async throws {
    let (site, selection) = try Site.find(paths, in: cache.workplace, isRemembering: true)
    let console = Console(console)
    var teller = CourseTeller(console, site, engine, share: shard.shard, of: selection)
    try await site.build(
      selection,
      BuildOptions(
        output: output.path, baseURL: baseURL, solutions: solutions.value,
        formats: format.formats(solutions.value.display),
        running: engine.running(jobs: jobs.jobs), shard: shard.shard),
      event: { try shard.shard == nil ? teller.tellBuild($0) : teller.tellCheck($0) },
      progress: { console.progress.update($0) })
    try teller.finish()
  }
}
