package import Weaving

/// How pages are made.
package struct BuildOptions: Sendable {
  /// The folder of the pages.
  package var output: String
  /// Where the pages will be found, for those who share links to them.
  package var baseURL: String?
  package var solutions: Solutions
  /// What is made of each lesson and of the course.
  package var formats: [any PageFormat]
  package var running: RunOptions
  /// Computes this share of what pages need, and makes no page; nil for a build of all.
  package var shard: Shard?

  package init(
    output: String = Site.outputName, baseURL: String? = nil, solutions: Solutions = .folded,
    formats: [any PageFormat]? = nil, running: RunOptions = RunOptions(), shard: Shard? = nil
  ) {
    self.output = output
    self.baseURL = baseURL
    self.solutions = solutions
    self.formats = formats ?? Site.formats(solutions)
    self.running = running
    self.shard = shard
  }
}
