extension SourceText {
  /// What is wrong with the bytes themselves, at the first place of each kind.
  func encodingProblems(_ bytes: [UInt8], start: Int) -> [Diagnostic] {
    if let name = TextEncoding.wide(bytes) {
      return [
        diagnostic(
          .badUTF8, at: SourceRange(at: SourcePosition(line: 1, column: 1)),
          "the file is \(name); a lesson has to be UTF-8", hint: TextEncoding.hint(from: name))
      ]
    }
    var problems: [Diagnostic] = []
    if let bad = Self.firstInvalidByte(bytes) {
      let hex = String(bytes[bad], radix: 16, uppercase: true)
      let name = TextEncoding.narrow(bytes)
      problems.append(
        diagnostic(
          .badUTF8, at: SourceRange(at: position(of: bad, in: bytes, start: start)),
          "the byte 0x\(hex.count == 1 ? "0" + hex : hex) is not valid UTF-8 here"
            + (name.map { "; the file seems to be \($0)" } ?? ""),
          hint: name.map(TextEncoding.hint) ?? "save the file as UTF-8"))
    }
    if let zero = bytes.firstIndex(of: 0) {
      problems.append(
        diagnostic(
          .nulByte, at: SourceRange(at: position(of: zero, in: bytes, start: start)),
          "a lesson cannot contain NUL bytes", hint: "delete the byte"))
    }
    return problems
  }

  private func position(of offset: Int, in bytes: [UInt8], start: Int) -> SourcePosition {
    var line = 1
    var lineStart = start
    for index in start..<max(offset, start) {
      let endsLine =
        bytes[index] == 0x0A
        || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if endsLine {
        line += 1
        lineStart = index + 1
      }
    }
    let before = String(decoding: bytes[lineStart..<max(offset, lineStart)], as: UTF8.self)
    return SourcePosition(line: line, column: before.count + 1)
  }

  /// The first byte that starts no well-formed sequence (Unicode 15, table 3-7).
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]),
        bytes[(index + 1)..<(index + length)].allSatisfy({ (0x80...0xBF).contains($0) })
      else { return index }
      index += length
    }
    return nil
  }
}
