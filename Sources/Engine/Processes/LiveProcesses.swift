internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The child processes that are running, so that all of them can be ended.
package enum LiveProcesses {
  private static let processes = Mutex(Set<pid_t>())

  static func add(_ process: pid_t) {
    _ = processes.withLock { $0.insert(process) }
  }

  static func remove(_ process: pid_t) {
    _ = processes.withLock { $0.remove(process) }
  }

  /// Whether `killAll` was called. How a program ended after that says nothing about a lesson.
  static var areEnded: Bool { ended.load(ordering: .acquiring) }
  private static let ended = Atomic(false)

  /// Kills all of them with their groups, before this program ends. Threads that wait for one of them
  /// go on, and store no more results.
  package static func killAll() {
    ended.store(true, ordering: .releasing)
    for process in processes.withLock({ $0 }) { signalGroup(process) }
  }
}
