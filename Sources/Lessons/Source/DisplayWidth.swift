extension String {
  /// The terminal cells that the text takes: two for a Chinese character or an emoji.
  var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// With everything that would steer a terminal, or reorder the line, made visible.
  var printable: String {
    guard unicodeScalars.contains(where: \.steers) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20: result.unicodeScalars.append(UnicodeScalar(0x2400 + scalar.value) ?? "�")
      case _ where scalar.steers: result += "�"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var steers: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    // Joiners belong to emoji and scripts; the bidirectional controls only reorder.
    case .format:
      return [0x061C, 0x200E, 0x200F].contains(value)
        || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: return false
    }
  }

  /// East Asian wide and full-width blocks (Unicode Annex 11).
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF,
      0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return true
    default: return properties.isEmojiPresentation
    }
  }
}

extension Character {
  /// Of the character as a whole: an emoji of several scalars takes two cells.
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII, unicodeScalars.count == 1 { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let isEmoji = unicodeScalars.contains { $0 == "\u{FE0F}" || $0.isWide }
    return isEmoji ? 2 : 1
  }
}
