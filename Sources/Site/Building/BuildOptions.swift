/// How pages are made.
package struct BuildOptions: Sendable {
  /// The folder of the pages.
  package var output: String
  /// Where the pages will be found, for those who share links to them.
  package var baseURL: String?
  package var solutions: Solutions
  package var running: RunOptions

  package init(
    output: String = Site.outputName, baseURL: String? = nil, solutions: Solutions = .folded,
    running: RunOptions = RunOptions()
  ) {
    self.output = output
    self.baseURL = baseURL
    self.solutions = solutions
    self.running = running
  }
}
