import ArgumentParser
import Site

/// How lessons are run.
struct EngineOptions: ParsableArguments {
  @Flag(help: "Run every cell, whatever the cache holds.")
  var force = false

  @Flag(help: "Run cells with your own rights: only lessons that you trust.")
  var noSandbox = false

  @Flag(help: "Count warnings as errors.")
  var strict = false

  @Flag(help: "Say why each cell ran.")
  var explain = false

  func running(jobs: Int? = nil) -> RunOptions {
    RunOptions(force: force, isSandboxed: !noSandbox, jobs: jobs)
  }
}

/// How many lessons run at a time.
struct JobsOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Run this many lessons at a time (default: a core each).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs: \(jobs) is not a positive number") }
  }
}
