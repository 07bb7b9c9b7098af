internal import Synchronization

/// A store that lasts as long as the program.
package final class MemoryStore: Store {
  private let entries = Mutex<[String: [UInt8]]>([:])

  package init() {}

  package func get(_ key: String) -> [UInt8]? {
    entries.withLock { $0[key] }
  }

  package func put(_ key: String, _ bytes: [UInt8]) {
    entries.withLock { $0[key] = bytes }
  }
}
