/// Which encoding a text that is not UTF-8 was probably saved in.
enum TextEncoding {
  /// Of two or four bytes for each character: by its mark, or by its zeros.
  static func wide(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let start = bytes.prefix(2000)
    guard start.count >= 8 else { return nil }
    // In a text with Latin letters every other byte is zero, and so is a line's end.
    let zeros = [0, 1].map { parity in
      start.enumerated().count { $0.offset % 2 == parity && $0.element == 0 }
    }
    let most = max(zeros[0], zeros[1])
    return most * 5 > start.count && min(zeros[0], zeros[1]) * 10 <= most ? "UTF-16" : nil
  }

  /// Of one byte for an ASCII letter. Nil where there is no saying.
  static func narrow(_ bytes: [UInt8]) -> String? {
    var index = 0
    var pairs = 0
    var singles = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let rest = bytes[index...].prefix(4)
      if let length = lengthInGB18030(rest) {
        // Two Chinese characters beside each other are no accident.
        let isPair = index + length < bytes.count && bytes[index + length] >= 0x80
        if rest.dropFirst().first.map({ $0 >= 0x80 }) == true || isPair { pairs += 1 }
        index += length
      } else {
        singles += 1
        index += 1
      }
    }
    if pairs > 0, singles == 0 { return "GB18030" }
    return singles > 0 && singles >= pairs ? "Latin-1 (ISO 8859-1 or Windows-1252)" : nil
  }

  private static func lengthInGB18030(_ bytes: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(bytes)
    guard bytes.count > 1, (0x81...0xFE).contains(bytes[0]) else { return nil }
    if (0x40...0xFE).contains(bytes[1]), bytes[1] != 0x7F { return 2 }
    guard bytes.count > 3, (0x30...0x39).contains(bytes[1]), (0x81...0xFE).contains(bytes[2]),
      (0x30...0x39).contains(bytes[3])
    else { return nil }
    return 4
  }

  static func hint(from name: String) -> String {
    let code = name.hasPrefix("Latin-1") ? "WINDOWS-1252" : name
    return "save it as UTF-8, in the editor or by `iconv -f \(code) -t UTF-8`"
  }
}
