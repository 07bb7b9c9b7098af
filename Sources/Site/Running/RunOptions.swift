internal import Engine

/// How lessons are run.
package struct RunOptions: Sendable {
  /// Runs every cell and makes every page, whatever the cache holds.
  package var force: Bool
  /// Off only for lessons that are trusted: cells have all the rights of the program then.
  package var isSandboxed: Bool
  /// So many lessons at a time; nil for one on each core.
  package var jobs: Int?

  package init(force: Bool = false, isSandboxed: Bool = true, jobs: Int? = nil) {
    self.force = force
    self.isSandboxed = isSandboxed
    self.jobs = jobs
  }

  var jobCount: Int { jobs ?? Machine.cores }

  func engine(course: String, in place: Workplace) throws(Failure) -> Engine {
    var settings = Engine.Settings(course: course)
    settings.cache = place.cache(of: course)
    settings.force = force
    settings.sandbox = isSandboxed ? .required : .off
    do {
      return try Engine(settings, environment: place.environment)
    } catch {
      throw Failure(error)
    }
  }
}
