import Synchronization

/// Options of a case. Reading marks an option as known; an option that no test reads is an error.
final class GoldenConfig: Sendable {
  private let name: String
  private let values: [(key: String, value: GoldenValue)]
  private let read = Mutex<Set<String>>([])

  init(case name: String, values: [(key: String, value: GoldenValue)]) {
    self.name = name
    self.values = values
  }

  subscript(_ key: String) -> GoldenValue? {
    read.withLock { _ = $0.insert(key) }
    return values.first { $0.key == key }?.value
  }

  func has(_ key: String) -> Bool { self[key] != nil }

  func value(_ key: String) throws -> GoldenValue {
    guard let value = self[key] else { throw GoldenError("\(name): there is no option \(key)") }
    return value
  }

  func int(_ key: String) throws -> Int { try value(key).int() }
  func int(_ key: String, default other: Int) throws -> Int { try self[key]?.int() ?? other }
  func double(_ key: String) throws -> Double { try value(key).double() }
  func double(_ key: String, default other: Double) throws -> Double {
    try self[key]?.double() ?? other
  }
  func string(_ key: String) throws -> String { try value(key).string() }
  func string(_ key: String, default other: String) throws -> String {
    try self[key]?.string() ?? other
  }
  func bool(_ key: String, default other: Bool) throws -> Bool { try self[key]?.bool() ?? other }
  func ints(_ key: String) throws -> [Int] { try value(key).array().map { try $0.int() } }

  /// Throws if the case has an option that was never read: the test does not know what it means.
  func requireAllRead() throws {
    let known = read.withLock { $0 }
    let unknown = values.map(\.key).filter { !known.contains($0) }
    if !unknown.isEmpty { throw GoldenError("\(name): unknown options \(unknown)") }
  }
}
