internal import CellProtocol

/// What a process that runs an answer, or judges one, says of it: `Judging` in the runtime library
/// writes the same. An answer may write anything; whatever is damaged is as if it were not there.
enum JudgeRecord {
  case value(Int, [UInt8])
  case tooLarge(Int)
  case threw(Int, String)
  case verdict(claim: Int, passed: Bool, left: String, right: String)
  case missing(claim: Int, value: Int)
  case begun(Int)

  /// Of all values of one answer and of its figures, in bytes; one value may have 4 MB.
  static let most = 16 << 20

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 5 else { return nil }
    func number(at place: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let subject = number(at: 1)
    let rest = Array(bytes[5...])
    switch bytes[0] {
    case 1: self = .value(subject, rest)
    case 2: self = .tooLarge(subject)
    case 3: self = .threw(subject, String(decoding: rest.prefix(2000), as: UTF8.self))
    case 4 where rest.count >= 5:
      let length = number(at: 6)
      guard length <= rest.count - 5 else { return nil }
      self = .verdict(
        claim: subject, passed: rest[0] == 1,
        left: String(decoding: rest[5..<(5 + length)], as: UTF8.self),
        right: String(decoding: rest[(5 + length)...], as: UTF8.self))
    case 5 where rest.count == 4: self = .missing(claim: subject, value: number(at: 5))
    case 6: self = .begun(subject)
    default: return nil
    }
  }

  /// What the process is given.
  ///
  /// - Parameters:
  ///   - first: the first value or claim that is asked for.
  ///   - values: of the answer; nil for one that there is none of.
  static func input(seed: UInt64, first: Int, values: [[UInt8]?] = []) -> [UInt8] {
    func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
      withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
    }
    var input = [UInt8(UNROLL_INPUT_JUDGING)]
    input += bytes(seed) + bytes(UInt32(first)) + bytes(UInt32(values.count))
    for value in values {
      input += bytes(value.map { UInt32($0.count) } ?? .max)
      input += value ?? []
    }
    return input
  }
}
