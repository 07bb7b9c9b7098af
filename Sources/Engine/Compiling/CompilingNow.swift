internal import Foundation

/// What is being compiled in this program at the moment. Who needs the same waits for it: the students of
/// a class are judged several at a time, and all need the lesson's cells first.
final class CompilingNow: @unchecked Sendable {
  static let shared = CompilingNow()

  private let condition = NSCondition()
  private var names: Set<String> = []

  /// Does some work while nobody else does any by that name.
  func alone<Result, Failure: Error>(
    _ name: String, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    condition.withLock {
      while !names.insert(name).inserted { condition.wait() }
    }
    defer {
      condition.withLock {
        names.remove(name)
        condition.broadcast()
      }
    }
    return try work()
  }
}
