/// Text as Duktape holds it: a character beyond the basic plane is two surrogates of three bytes
/// each (CESU-8), so that scripts see the UTF-16 units that JavaScript promises them.
enum JavaScriptText {
  static func encode(_ text: String) -> [UInt8] {
    guard text.utf8.contains(where: { $0 >= 0xF0 }) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x10000 {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      } else {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          bytes += [
            0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F),
          ]
        }
      }
    }
    return bytes
  }

  static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    // 0xED starts the surrogates, and Hangul syllables, which are read alike.
    guard bytes.contains(0xED) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard index + length <= bytes.count else { break }
      if length == 3 {
        let unit =
          UInt16(lead & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
          | UInt16(bytes[index + 2] & 0x3F)
        units.append(unit)
      } else {
        let part = UnsafeRawBufferPointer(rebasing: bytes[index..<(index + length)])
        units += Array(String(decoding: part, as: UTF8.self).utf16)
      }
      index += length
    }
    return String(decoding: units, as: UTF16.self)
  }
}
