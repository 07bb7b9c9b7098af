/// Types of numbers in a safetensors file, and how they become floats.
enum StoredType: String, CaseIterable {
  case bool = "BOOL"
  case u8 = "U8"
  case i8 = "I8"
  case i16 = "I16"
  case u16 = "U16"
  case f16 = "F16"
  case bf16 = "BF16"
  case i32 = "I32"
  case u32 = "U32"
  case f32 = "F32"
  case f64 = "F64"
  case i64 = "I64"
  case u64 = "U64"

  /// Bytes of a number.
  var size: Int {
    switch self {
    case .bool, .u8, .i8: 1
    case .i16, .u16, .f16, .bf16: 2
    case .i32, .u32, .f32: 4
    case .f64, .i64, .u64: 8
    }
  }

  /// Converts little-endian numbers; returns what is wrong with one, if anything.
  ///
  /// Floats of any width keep their value, or go to the nearest float (to infinity, if it is beyond
  /// all). Integers must be floats exactly: an index that was rounded would be another index.
  func convert(
    _ bytes: UnsafeRawBufferPointer, to values: UnsafeMutableBufferPointer<Float>
  ) -> String? {
    switch self {
    case .f32:
      return each(bytes, values, UInt32.self) { Float(bitPattern: $0) }
    case .f64:
      return each(bytes, values, UInt64.self) { Float(Double(bitPattern: $0)) }
    case .bf16:
      return each(bytes, values, UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .f16:
      return each(bytes, values, UInt16.self) { StoredType.half($0) }
    case .bool:
      return each(bytes, values, UInt8.self) { $0 < 2 ? Float($0) : nil }
    case .u8: return each(bytes, values, UInt8.self) { Float($0) }
    case .i8: return each(bytes, values, UInt8.self) { Float(Int8(bitPattern: $0)) }
    case .u16: return each(bytes, values, UInt16.self) { Float($0) }
    case .i16: return each(bytes, values, UInt16.self) { Float(Int16(bitPattern: $0)) }
    case .u32: return each(bytes, values, UInt32.self) { Float(exactly: $0) }
    case .i32: return each(bytes, values, UInt32.self) { Float(exactly: Int32(bitPattern: $0)) }
    case .u64: return each(bytes, values, UInt64.self) { Float(exactly: $0) }
    case .i64: return each(bytes, values, UInt64.self) { Float(exactly: Int64(bitPattern: $0)) }
    }
  }

  private func each<Word: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Float>, _: Word.Type,
    _ value: (Word) -> Float?
  ) -> String? {
    let width = MemoryLayout<Word>.size
    for index in values.indices {
      let word = Word(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index * width, as: Word.self))
      guard let value = value(word) else {
        return self == .bool
          ? "number \(index) is neither true nor false"
          : "number \(index), of type \(rawValue), cannot be stored exactly as a float"
      }
      values[index] = value
    }
    return nil
  }

  /// IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction.
  private static func half(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      let value = Float(fraction) * 0x1p-24
      return sign == 0 ? value : -value
    case 0x1F: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
