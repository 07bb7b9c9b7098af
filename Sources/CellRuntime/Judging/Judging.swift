internal import Recurrent

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a process that runs an answer, or judges one, was given, and what it says of it.
///
/// The input is a seed, the number of the first value or claim that is asked for, and, for a judge,
/// the answer's values, each with its length; `absent` for one that there is none of. A record is its
/// kind, a number, and bytes. `JudgeRecord` in the engine reads and writes the same.
enum Judging {
  /// Record kinds.
  enum Kind: UInt8 {
    /// An encoded value of the answer.
    case value = 1
    case tooLarge = 2
    /// The text of an error that the answer threw.
    case threw = 3
    /// 1 or 0, the length of the left side's text, and the texts of both sides.
    case verdict = 4
    /// The number of the value that a claim asked for in vain: the claim's number, and that one.
    case missing = 5
    /// A value is about to be computed, or a claim to be judged.
    case begun = 6
  }

  private static let absent = UInt32.max

  nonisolated(unsafe) private static var seed: UInt64?
  nonisolated(unsafe) private(set) static var first = 0
  nonisolated(unsafe) private static var values: [UnsafeRawBufferPointer?] = []
  nonisolated(unsafe) static var claim = 0

  static func begin(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = AnswerReader(UnsafeRawBufferPointer(bytes))
    do {
      seed = try reader.number(UInt64.self)
      first = Int(try reader.number(UInt32.self))
      let count = Int(try reader.number(UInt32.self))
      values = try (0..<count).map { _ in
        let length = try reader.number(UInt32.self)
        return length == absent ? nil : try reader.take(Int(length))
      }
    } catch {
      fatalError("the judge was given no answer")
    }
    startRandomNumbers()
  }

  static func end() {
    seed = nil
    values = []
  }

  /// The same numbers for each value and for each claim, whatever was drawn before.
  static func startRandomNumbers() {
    if let seed { manualSeed(Int(truncatingIfNeeded: seed)) }
  }

  static func record(_ kind: Kind, _ number: Int, _ payload: [UInt8] = []) {
    let number = withUnsafeBytes(of: UInt32(number).littleEndian) { [UInt8]($0) }
    Events.record([kind.rawValue] + number + payload)
  }

  /// The answer's value. Without it the claim that asks for it cannot be judged, and this process ends:
  /// another goes on with the next claim.
  static func value<Value: AnswerValue>(_ number: Int) -> Value {
    if values.indices.contains(number), let bytes = values[number] {
      var reader = AnswerReader(bytes)
      if let value = try? Value(__from: &reader), reader.rest == 0 { return value }
    }
    record(.missing, claim, withUnsafeBytes(of: UInt32(number).littleEndian) { [UInt8]($0) })
    exit(0)
  }
}
