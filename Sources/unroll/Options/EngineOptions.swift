import ArgumentParser
import Site

/// How cells are run.
struct CellOptions: ParsableArguments {
  @Flag(help: "Run every cell, even if its result is in the cache.")
  var force = false

  @Flag(help: "Run cells with your own rights. Only for lessons that you trust.")
  var noSandbox = false

  func running(jobs: Int? = nil) -> RunOptions {
    RunOptions(force: force, isSandboxed: !noSandbox, jobs: jobs)
  }
}

/// How lessons are run, and what is told of it.
struct EngineOptions: ParsableArguments {
  @OptionGroup var cells: CellOptions

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Say why each cell ran.")
  var explain = false

  func running(jobs: Int? = nil) -> RunOptions { cells.running(jobs: jobs) }
}

/// How many lessons run at a time.
struct JobsOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Run this many lessons at a time (default: one per core).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs: \(jobs) is not a positive number") }
  }
}
