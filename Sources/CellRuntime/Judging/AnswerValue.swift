public import Recurrent

/// A value that an answer gives to its judge. It crosses from one process to another as bytes, and
/// whoever decodes them believes nothing.
public protocol AnswerValue {
  static var __answerTag: UInt8 { get }
  func __encode(into bytes: inout AnswerWriter) throws
  init(__from bytes: inout AnswerReader) throws
}

/// Why a value cannot cross.
enum AnswerProblem: Error {
  case tooLarge
  case damaged
}

/// Bytes of an encoded value, up to a bound.
public struct AnswerWriter {
  /// Of one value of an answer, in bytes. `JudgeRecord` in the engine has the same.
  static let most = 4 << 20

  private(set) var bytes: [UInt8] = []

  mutating func append(_ more: some Collection<UInt8>) throws {
    guard bytes.count + more.count <= Self.most else { throw AnswerProblem.tooLarge }
    bytes += more
  }

  mutating func append<Number: FixedWidthInteger>(_ number: Number) throws {
    try append(withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) })
  }
}

/// Reads what an `AnswerWriter` wrote, or something else.
public struct AnswerReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var rest: Int { bytes.count - index }

  mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= rest else { throw AnswerProblem.damaged }
    defer { index += count }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<(index + count)])
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    Number(littleEndian: try take(MemoryLayout<Number>.size).loadUnaligned(as: Number.self))
  }

  /// How many elements follow, each of which takes a byte at least.
  mutating func count() throws -> Int {
    let count = try number(UInt32.self)
    guard count <= rest else { throw AnswerProblem.damaged }
    return Int(count)
  }

  mutating func expect(_ tag: UInt8) throws {
    guard try number(UInt8.self) == tag else { throw AnswerProblem.damaged }
  }
}

extension Bool: AnswerValue {
  public static var __answerTag: UInt8 { 1 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    try bytes.append([Self.__answerTag, self ? 1 : 0])
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    switch try bytes.number(UInt8.self) {
    case 0: self = false
    case 1: self = true
    default: throw AnswerProblem.damaged
    }
  }
}

extension AnswerValue where Self: FixedWidthInteger {
  public func __encode(into bytes: inout AnswerWriter) throws {
    try bytes.append([Self.__answerTag])
    try bytes.append(self)
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    self = try bytes.number(Self.self)
  }
}

extension Int: AnswerValue { public static var __answerTag: UInt8 { 2 } }
extension Int8: AnswerValue { public static var __answerTag: UInt8 { 3 } }
extension Int16: AnswerValue { public static var __answerTag: UInt8 { 4 } }
extension Int32: AnswerValue { public static var __answerTag: UInt8 { 5 } }
extension Int64: AnswerValue { public static var __answerTag: UInt8 { 6 } }
extension UInt: AnswerValue { public static var __answerTag: UInt8 { 7 } }
extension UInt8: AnswerValue { public static var __answerTag: UInt8 { 8 } }
extension UInt16: AnswerValue { public static var __answerTag: UInt8 { 9 } }
extension UInt32: AnswerValue { public static var __answerTag: UInt8 { 10 } }
extension UInt64: AnswerValue { public static var __answerTag: UInt8 { 11 } }

extension Float: AnswerValue {
  public static var __answerTag: UInt8 { 12 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    try bytes.append([Self.__answerTag])
    try bytes.append(bitPattern)
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    self.init(bitPattern: try bytes.number(UInt32.self))
  }
}

extension Double: AnswerValue {
  public static var __answerTag: UInt8 { 13 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    try bytes.append([Self.__answerTag])
    try bytes.append(bitPattern)
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    self.init(bitPattern: try bytes.number(UInt64.self))
  }
}

extension String: AnswerValue {
  public static var __answerTag: UInt8 { 14 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    try bytes.append([Self.__answerTag])
    guard utf8.count <= AnswerWriter.most else { throw AnswerProblem.tooLarge }
    try bytes.append(UInt32(utf8.count))
    try bytes.append(utf8)
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    guard let text = String(validating: try bytes.take(try bytes.count()), as: UTF8.self) else {
      throw AnswerProblem.damaged
    }
    self = text
  }
}

extension Tensor: AnswerValue {
  public static var __answerTag: UInt8 { 15 }
  private static let mostAxes = 16

  public func __encode(into bytes: inout AnswerWriter) throws {
    guard count <= AnswerWriter.most / 4, shape.count <= Self.mostAxes else {
      throw AnswerProblem.tooLarge
    }
    try bytes.append([Self.__answerTag, UInt8(shape.count)])
    for size in shape { try bytes.append(UInt32(size)) }
    try bytes.append(scalars.withUnsafeBytes { [UInt8]($0) })
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    let axes = Int(try bytes.number(UInt8.self))
    guard axes <= Self.mostAxes else { throw AnswerProblem.damaged }
    var shape: [Int] = []
    var count = 1
    for _ in 0..<axes {
      let size = Int(try bytes.number(UInt32.self))
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else { throw AnswerProblem.damaged }
      shape.append(size)
      count = product
    }
    guard count <= bytes.rest / 4 else { throw AnswerProblem.damaged }
    let raw = try bytes.take(count * 4)
    let scalars = (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
    self.init(scalars, shape: shape)
  }
}
