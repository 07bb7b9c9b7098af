import Foundation

/// A recorded tensor, row-major.
struct GoldenTensor: Sendable {
  let shape: [Int]
  /// Values of an F32 tensor, in order; those of an I64 tensor, converted.
  let floats: [Float]
  /// Values of an I64 tensor; nil for F32.
  let integers: [Int]?

  /// The integers of a tensor that must be I64.
  func requireIntegers() throws -> [Int] {
    guard let integers else { throw GoldenError("an I64 tensor is expected") }
    return integers
  }

  /// The tensors of a safetensors file, read apart from the library's own reader.
  static func load(_ file: URL) throws -> [String: GoldenTensor] {
    let bytes = [UInt8](try Data(contentsOf: file))
    let length = Int(littleEndian(bytes, at: 0, count: 8))
    let header = try GoldenValue(parsing: Data(bytes[8..<(8 + length)])).object()
    var tensors: [String: GoldenTensor] = [:]
    for (name, value) in header where name != "__metadata__" {
      let shape = try value.member("shape").array().map { try $0.int() }
      let offsets = try value.member("data_offsets").array().map { try $0.int() + 8 + length }
      let count = shape.reduce(1, *)
      switch try value.member("dtype").string() {
      case "F32":
        guard offsets[1] - offsets[0] == 4 * count else { throw GoldenError("\(name): size") }
        let floats = (0..<count).map {
          Float(bitPattern: UInt32(littleEndian(bytes, at: offsets[0] + 4 * $0, count: 4)))
        }
        tensors[name] = GoldenTensor(shape: shape, floats: floats, integers: nil)
      case "I64":
        guard offsets[1] - offsets[0] == 8 * count else { throw GoldenError("\(name): size") }
        let integers = (0..<count).map {
          Int(Int64(bitPattern: littleEndian(bytes, at: offsets[0] + 8 * $0, count: 8)))
        }
        tensors[name] = GoldenTensor(
          shape: shape, floats: integers.map(Float.init), integers: integers)
      case let other: throw GoldenError("\(name): dtype \(other) is not known")
      }
    }
    return tensors
  }

  private static func littleEndian(_ bytes: [UInt8], at start: Int, count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }
}
