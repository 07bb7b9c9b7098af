/// Reads JSON strictly, by RFC 8259: no comments, no duplicate names, no lone surrogates.
///
/// The texts come from files of strangers: depth is limited, and every read is inside the bytes.
struct JSONReader {
  /// Deepest nesting that is read; safetensors needs three levels.
  static let deepest = 32

  private let bytes: [UInt8]
  private var at = 0

  /// The value that fills the whole text, white space around it aside.
  static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 1)
    reader.skipSpace()
    if reader.at != bytes.count { throw reader.error("there is text after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { at += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard let byte = next else { throw error("the text ends where a value should be") }
    if depth > Self.deepest {
      throw error("values are nested more than \(Self.deepest) levels deep")
    }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 48...57: return .number(try number())
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    var names: Set<[UInt8]> = []
    skipSpace()
    if skip("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes should be here") }
      let name = try string()
      // Bytes, not strings: equal strings may differ in bytes, and are then two names.
      if !names.insert(Array(name.utf8)).inserted {
        throw error("the name “\(name)” appears twice")
      }
      skipSpace()
      guard skip(":") else { throw error("a colon should be here") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if skip("}") { return .object(members) }
      guard skip(",") else { throw error("a comma or a closing brace should be here") }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if skip("]") { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if skip("]") { return .array(values) }
      guard skip(",") else { throw error("a comma or a closing bracket should be here") }
    }
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    let words: [(String, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
    ]
    for (word, value) in words where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw error("a value should be here")
  }

  private mutating func number() throws(JSONError) -> String {
    let start = at
    _ = skip("-")
    if skip("0") {
      if let byte = next, (48...57).contains(byte) { throw error("a number starts with 0") }
    } else {
      try digits()
    }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = next, (48...57).contains(byte) { at += 1 }
    if at == start { throw error("a digit should be here") }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = at
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONError(offset: start, reason: "a string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): try text.append(contentsOf: Array(escaped().utf8))
      case 0..<0x20:
        at -= 1
        throw error("there is a control character in a string")
      default: text.append(byte)
      }
    }
    throw JSONError(offset: start, reason: "the string that starts here does not end")
  }

  /// What stands behind a backslash.
  private mutating func escaped() throws(JSONError) -> String {
    guard let byte = next else { throw error("the text ends after a backslash") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      at -= 1
      throw error("this is not a valid escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> String {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return String(scalar) }
    // Half of a character beyond 0xFFFF: the other half must follow.
    guard high < 0xDC00, skip("\\"), skip("u") else { throw error("half of a surrogate pair") }
    let low = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return String(scalar)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits should be here")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}
