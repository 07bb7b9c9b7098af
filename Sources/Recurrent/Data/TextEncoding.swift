/// What keeps bytes from being read as UTF-8 text, and what they are instead, as far as they show it.
struct TextEncoding {
  /// The first byte that is not UTF-8, counted from 0.
  let offset: Int
  /// What is wrong, and what to do.
  let reason: String

  /// Nil if the bytes are UTF-8 text.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      offset = 0
      reason = "the text is UTF-16; save it as UTF-8"
      return
    }
    if let kind = FileKind(bytes), !kind.isText {
      offset = 0
      reason =
        "it is \(kind.name), not text; \(kind.isWorkbook ? "export" : "save") it as CSV, UTF-8"
      return
    }
    if let zero = bytes.firstIndex(of: 0) {
      offset = zero
      reason =
        "the text is not UTF-8: byte \(zero + 1) of the file is 0"
        + (Self.isWide(bytes) ? ", as in UTF-16" : "") + "; save it as UTF-8"
      return
    }
    guard let first = Self.firstInvalid(bytes) else { return nil }
    offset = first
    let hex = String(bytes[first], radix: 16, uppercase: true)
    reason =
      "the text is not UTF-8: byte \(first + 1) of the file is 0x\(hex), "
      + "which would be text in \(Self.isChinese(bytes) ? "GB18030" : "Windows-1252"); "
      + "save it as UTF-8"
  }

  /// The place of a byte: line and character, from 1.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var (line, start, at) = (1, 0, 0)
    while at < offset {
      let isEnd =
        bytes[at] == 0x0A || (bytes[at] == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A))
      at += 1
      if isEnd { (line, start) = (line + 1, at) }
    }
    return (line, 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
  }

  /// The first byte of the first sequence that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var at = 0
    while at < bytes.count {
      let end = at + (bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4)
      guard end <= bytes.count, String(validating: bytes[at..<end], as: UTF8.self) != nil else {
        return at
      }
      at = end
    }
    return nil
  }

  /// Every second byte of the beginning is 0.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    let beginning = bytes.prefix(64)
    return beginning.count { $0 == 0 } * 3 > beginning.count
  }

  /// All bytes above ASCII come in pairs, as the Chinese national encodings have them.
  private static func isChinese(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
        continue
      }
      guard at + 1 < bytes.count, (0x81...0xFE).contains(bytes[at]),
        (0x40...0xFE).contains(bytes[at + 1]), bytes[at + 1] != 0x7F
      else { return false }
      at += 2
    }
    return true
  }
}
