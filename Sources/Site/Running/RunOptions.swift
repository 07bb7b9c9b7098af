internal import Caching
internal import Engine

/// How lessons are run.
package struct RunOptions: Sendable {
  /// Runs every cell and makes every page, whatever the cache holds.
  package var force: Bool
  /// Off only for lessons that are trusted: cells have all the rights of the program then.
  package var isSandboxed: Bool
  /// How many lessons run at a time; nil for one on each core.
  package var jobs: Int?

  package init(force: Bool = false, isSandboxed: Bool = true, jobs: Int? = nil) {
    self.force = force
    self.isSandboxed = isSandboxed
    self.jobs = jobs
  }

  var jobCount: Int { jobs ?? Machine.cores }

  /// - Parameter trustsOnlySigned: what a shared cache holds counts where it is signed.
  func engine(
    course: String, in place: Workplace, trustsOnlySigned: Bool = false
  ) throws(Failure) -> Engine {
    var settings = Engine.Settings(course: course)
    settings.cache = place.cache(of: course)
    if let shared = place.shared, shared.isSigned || !trustsOnlySigned { settings.shared = shared }
    settings.force = force
    settings.sandbox = isSandboxed ? .required : .off
    do {
      return try Engine(settings, environment: place.environment)
    } catch {
      throw Failure(error)
    }
  }
}
