/// How a course is checked.
package struct CheckOptions: Sendable {
  /// Makes lessons and Markdown pages say what came out, where they would be found wrong.
  package var updates: Bool
  /// The folder of the pages.
  package var output: String
  /// The folder has to be there; otherwise pages are not looked at where it is not.
  package var requiresOutput: Bool
  package var solutions: Solutions
  package var running: RunOptions
  /// Checks this share of the lessons, and not the pages of the course as a whole; nil for all.
  package var shard: Shard?

  package init(
    updates: Bool = false, output: String = Site.outputName, requiresOutput: Bool = false,
    solutions: Solutions = .folded, running: RunOptions = RunOptions(), shard: Shard? = nil
  ) {
    self.updates = updates
    self.output = output
    self.requiresOutput = requiresOutput
    self.solutions = solutions
    self.running = running
    self.shard = shard
  }
}
