import Foundation

/// JSON with the order of its members kept, and with one mistake or none: a wrong type throws.
indirect enum GoldenValue: Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([GoldenValue])
  case object([(key: String, value: GoldenValue)])

  init(parsing data: Data) throws {
    var reader = GoldenJSONReader(bytes: [UInt8](data))
    self = try reader.value()
    try reader.end()
  }

  func object() throws -> [(key: String, value: GoldenValue)] {
    guard case .object(let members) = self else { throw GoldenError("\(self) is no object") }
    return members
  }

  func array() throws -> [GoldenValue] {
    guard case .array(let values) = self else { throw GoldenError("\(self) is no array") }
    return values
  }

  func string() throws -> String {
    guard case .string(let text) = self else { throw GoldenError("\(self) is no string") }
    return text
  }

  func bool() throws -> Bool {
    guard case .bool(let value) = self else { throw GoldenError("\(self) is no Boolean") }
    return value
  }

  func int() throws -> Int {
    guard case .number(let text) = self, let value = Int(text) else {
      throw GoldenError("\(self) is no integer")
    }
    return value
  }

  /// A number; PyTorch's settings write infinity as "inf", and Python's JSON as a bare word.
  func double() throws -> Double {
    switch self {
    case .number(let text), .string(let text):
      guard let value = Double(text) else { fallthrough }
      return value
    default: throw GoldenError("\(self) is no number")
    }
  }

  func optional(_ key: String) throws -> GoldenValue? {
    try object().first { $0.key == key }?.value
  }

  func member(_ key: String) throws -> GoldenValue {
    guard let value = try optional(key) else { throw GoldenError("\(key) is missing in \(self)") }
    return value
  }
}

/// A reader for trusted JSON, Python's `NaN` and `Infinity` included.
private struct GoldenJSONReader {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func end() throws {
    skipSpace()
    if at != bytes.count { throw GoldenError("text after the JSON value, at byte \(at)") }
  }

  mutating func value() throws -> GoldenValue {
    skipSpace()
    guard at < bytes.count else { throw GoldenError("the JSON ends too early") }
    switch bytes[at] {
    case UInt8(ascii: "{"):
      return .object(
        try list(until: "}") { reader in
          let key = try reader.text()
          try reader.require(":")
          return (key, try reader.value())
        })
    case UInt8(ascii: "["): return .array(try list(until: "]") { try $0.value() })
    case UInt8(ascii: "\""): return .string(try text())
    default:
      let start = at
      while at < bytes.count, !" \n\r\t,]}".utf8.contains(bytes[at]) { at += 1 }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      switch word {
      case "null": return .null
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "Infinity", "-Infinity", "NaN": return .number(word)
      default:
        guard Double(word) != nil else { throw GoldenError("\(word) is no JSON value") }
        return .number(word)
      }
    }
  }

  private mutating func list<Item>(
    until close: Character, _ item: (inout GoldenJSONReader) throws -> Item
  ) throws -> [Item] {
    at += 1
    var items: [Item] = []
    skipSpace()
    if at < bytes.count, bytes[at] == close.asciiValue {
      at += 1
      return items
    }
    while true {
      items.append(try item(&self))
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { break }
      at += 1
    }
    try require(close)
    return items
  }

  private mutating func text() throws -> String {
    skipSpace()
    let start = at
    try require("\"")
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    try require("\"")
    return try JSONDecoder().decode(String.self, from: Data(bytes[start..<at]))
  }

  private mutating func require(_ character: Character) throws {
    skipSpace()
    guard at < bytes.count, bytes[at] == character.asciiValue else {
      throw GoldenError("\(character) is expected at byte \(at)")
    }
    at += 1
  }

  private mutating func skipSpace() {
    while at < bytes.count, " \n\r\t".utf8.contains(bytes[at]) { at += 1 }
  }
}
