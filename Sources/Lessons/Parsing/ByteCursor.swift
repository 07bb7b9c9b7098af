/// A place in the bytes of one line.
struct ByteCursor {
  let bytes: [UInt8]
  var index: Int

  init(_ bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = min(index, bytes.count)
  }

  var atEnd: Bool { index >= bytes.count }
  var peek: UInt8? { atEnd ? nil : bytes[index] }

  var endWithoutSpaces: Int {
    var end = bytes.count
    while end > index, bytes[end - 1].isSpace { end -= 1 }
    return end
  }

  mutating func skip(while condition: (UInt8) -> Bool) {
    while let byte = peek, condition(byte) { index += 1 }
  }

  mutating func skipSpaces() { skip(while: \.isSpace) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || self == 0x09 }

  /// Of a Swift name, where every character beyond ASCII is taken for a letter.
  var isIdentifier: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      return true
    default: return false
    }
  }
}
