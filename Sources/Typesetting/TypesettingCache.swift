internal import Synchronization

/// Remembers what was typeset. A value depends on its key alone, so that losing one costs time only.
package protocol TypesettingCache: Sendable {
  func get(_ key: String) -> String?
  func put(_ key: String, _ value: String)
}

/// Remembers as long as it lives.
package final class MemoryCache: TypesettingCache {
  private let values = Mutex<[String: String]>([:])

  package init() {}

  package func get(_ key: String) -> String? {
    values.withLock { $0[key] }
  }

  package func put(_ key: String, _ value: String) {
    values.withLock { $0[key] = value }
  }
}
