import ArgumentParser
import Site

/// Which cache several machines share.
struct CacheOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A cache that several machines share: a folder, or an http address.", valueName: "place"))
  var cache: String?

  @Flag(help: "Take from that cache, and add nothing. The default for pull requests.")
  var cacheReadOnly = false

  @Flag(help: "Add to that cache, for a pull request too.")
  var cacheReadWrite = false

  func validate() throws {
    if cacheReadOnly, cacheReadWrite {
      throw ValidationError("--cache-read-only and --cache-read-write: choose one")
    }
  }

  /// This process, with the cache.
  var workplace: Workplace {
    get throws {
      try Workplace.ofThisProcess.sharing(
        cache, mayWrite: cacheReadOnly ? false : cacheReadWrite ? true : nil)
    }
  }
}
