internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The programs that run beside this one at this moment, for whoever has to end them all.
package enum LiveProcesses {
  private static let processes = Mutex(Set<pid_t>())

  static func add(_ process: pid_t) {
    _ = processes.withLock { $0.insert(process) }
  }

  static func remove(_ process: pid_t) {
    _ = processes.withLock { $0.remove(process) }
  }

  package static var count: Int { processes.withLock { $0.count } }

  /// Whether all were ended: what they did since says nothing about a lesson.
  static var areEnded: Bool { ended.load(ordering: .acquiring) }
  private static let ended = Atomic(false)

  /// Ends all of them with their groups, before this program ends: what waits for one of them goes
  /// on by itself, and nothing is remembered any more.
  package static func killAll() {
    ended.store(true, ordering: .releasing)
    for process in processes.withLock({ $0 }) { signalGroup(process) }
  }
}
