internal import Lessons

/// Reads JSON as Python writes it, which is to say with `NaN` and `Infinity` as well, and says where
/// it is broken.
struct JSONReader {
  struct Fault: Error {
    var position: SourcePosition
    var message: String
  }

  /// What is nested deeper is refused: reading recurses.
  private static let deepest = 200

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  static func read(_ bytes: [UInt8]) throws(Fault) -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpaces()
    guard reader.peek == nil else { throw reader.fault("something follows the end of the JSON") }
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func value() throws(Fault) -> JSON {
    skipSpaces()
    guard let byte = peek else { throw fault("the JSON ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func enter() throws(Fault) {
    depth += 1
    guard depth <= Self.deepest else { throw fault("the JSON is nested too deeply") }
    index += 1
    skipSpaces()
  }

  private mutating func object() throws(Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [String: JSON] = [:]
    if takes("}") { return .object(members) }
    repeat {
      skipSpaces()
      guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotes is missing here") }
      let key = try string()
      skipSpaces()
      guard takes(":") else { throw fault("a `:` is missing here") }
      members[key] = try value()
      skipSpaces()
    } while takes(",")
    guard takes("}") else { throw fault("a `,` or a `}` is missing here") }
    return .object(members)
  }

  private mutating func array() throws(Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var items: [JSON] = []
    if takes("]") { return .array(items) }
    repeat {
      items.append(try value())
      skipSpaces()
    } while takes(",")
    guard takes("]") else { throw fault("a `,` or a `]` is missing here") }
    return .array(items)
  }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private mutating func word() throws(Fault) -> JSON {
    let start = index
    while let byte = peek, !",]} \t\r\n".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "true": return true
    case "false": return false
    case "null", "NaN", "Infinity", "-Infinity": return .null
    default: break
    }
    if let number = Int(text) { return .integer(number) }
    let isNumber = text.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
    if isNumber, let number = Double(text) { return .number(number) }
    index = start
    throw fault("this is no value of JSON")
  }

  private mutating func string() throws(Fault) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(try escape()).utf8
      default: text.append(byte)
      }
    }
    index = start
    throw fault("this text in quotes has no end")
  }

  private mutating func escape() throws(Fault) -> Character {
    guard let byte = peek else { throw fault("the JSON ends too early") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "u"): return Character(try scalar())
    default:
      index -= 2
      throw fault("there is no such escape in JSON")
    }
  }

  /// After `\u`: a character, or the first half of one that has two.
  private mutating func scalar() throws(Fault) -> Unicode.Scalar {
    let first = try unit()
    if (0xD800..<0xDC00).contains(first), bytes[index...].starts(with: "\\u".utf8) {
      let before = index
      index += 2
      let second = try unit()
      if (0xDC00..<0xE000).contains(second) {
        let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
      index = before
    }
    // Half a character is none.
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(Fault) -> UInt32 {
    let digits = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { throw fault("`\\u` needs four hexadecimal digits after it") }
    index += 4
    return value
  }

  private func fault(_ message: String) -> Fault {
    let before = bytes.prefix(index)
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    return Fault(position: SourcePosition(line: line, column: column), message: message)
  }
}
