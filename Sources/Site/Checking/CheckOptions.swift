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

  package init(
    updates: Bool = false, output: String = Site.outputName, requiresOutput: Bool = false,
    solutions: Solutions = .folded, running: RunOptions = RunOptions()
  ) {
    self.updates = updates
    self.output = output
    self.requiresOutput = requiresOutput
    self.solutions = solutions
    self.running = running
  }
}
