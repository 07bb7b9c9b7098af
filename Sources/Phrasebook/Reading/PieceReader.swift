/// Reads pieces of a text that may be Swift or Python. Nothing makes it fail: what is in neither
/// language becomes a sign.
struct PieceReader {
  private let text: [Character]
  private var next = 0
  /// Brackets deeper than any person writes are signs.
  private var depth = 0
  private static let deepest = 40

  init(_ text: some Sequence<Character>) {
    self.text = Array(text)
  }

  static func pieces(of text: String) -> [Piece] {
    var reader = PieceReader(text)
    return reader.pieces(until: nil).pieces
  }

  /// The longest come first.
  private static let signs = [
    "...", "..<", "**=", "//=", ".==", ".!=", ".<=", ".>=", "->", "==", "!=", "<=", ">=", "**",
    "+=",
    "-=", "*=", "/=", "@=", "&&", "||", "??", ":=", ".<", ".>", "++", "--",
  ].map(Array.init)

  private static let closers: [Character: Character] = ["(": ")", "[": "]", "{": "}"]

  private mutating func pieces(until closer: Character?) -> (pieces: [Piece], closing: String) {
    var pieces: [Piece] = []
    while true {
      let start = next
      while next < text.count, text[next].isWhitespace { next += 1 }
      let gap = String(text[start..<next])
      guard next < text.count else { return (pieces, "") }
      if let closer, text[next] == closer {
        next += 1
        return (pieces, gap + String(closer))
      }
      pieces.append(piece(after: gap))
    }
  }

  private mutating func piece(after gap: String) -> Piece {
    let start = next
    let first = text[next]
    func made(_ kind: Piece.Kind) -> Piece {
      Piece(kind: kind, text: String(text[start..<next]), gap: gap, range: start..<next)
    }
    if let closer = Self.closers[first], depth < Self.deepest {
      next += 1
      depth += 1
      defer { depth -= 1 }
      let (inner, closing) = pieces(until: closer)
      return Piece(
        kind: .group, text: String(first), gap: gap, range: start..<next, inner: inner,
        closing: closing)
    }
    if skipString() { return made(.string) }
    if first == "/", peek(1) == "/" {
      skipLine()
      return made(.comment)
    }
    if first == "#", peek(1).map({ !$0.isLetter }) ?? true {
      skipLine()
      return made(.comment)
    }
    if first.isLetter || first == "_" || first == "$" || first == "`" || first == "#" {
      repeat { next += 1 } while next < text.count && isWordCharacter(text[next])
      return made(.name)
    }
    if first.isNumber {
      skipNumber()
      return made(.number)
    }
    let sign = Self.signs.first { text[next...].starts(with: $0) }
    next += sign?.count ?? 1
    return made(.sign)
  }

  private func peek(_ distance: Int) -> Character? {
    next + distance < text.count ? text[next + distance] : nil
  }

  private func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "`"
  }

  private mutating func skipLine() {
    while next < text.count, !text[next].isNewline { next += 1 }
  }

  /// Python ends a whole number with a point: `1.`.
  private mutating func skipNumber() {
    while let digit = peek(0), isWordCharacter(digit) {
      next += 1
      if digit == "e" || digit == "E", peek(0) == "-" || peek(0) == "+" { next += 1 }
    }
    guard peek(0) == ".", peek(1) != ".", peek(1) != "<" else { return }
    let after = peek(1)
    if after?.isNumber == true {
      next += 1
      skipNumber()
    } else if after.map({ !$0.isLetter && $0 != "_" }) ?? true {
      next += 1
    }
  }

  /// - Returns: whether a string starts here; then `next` is behind it.
  private mutating func skipString() -> Bool {
    var start = next
    while start < text.count, start - next < 3, "fFrRbBuU#".contains(text[start]) { start += 1 }
    guard start < text.count, text[start] == "\"" || text[start] == "'" else { return false }
    let hashes = text[next..<start].count { $0 == "#" }
    let quote = text[start]
    let isLong = text[start...].starts(with: [quote, quote, quote])
    let length = isLong ? 3 : 1
    let end = Array(repeating: quote, count: length) + Array(repeating: "#", count: hashes)
    next = start + length
    while next < text.count {
      if text[next...].starts(with: end) {
        next += end.count
        return true
      }
      if text[next].isNewline, !isLong { return true }
      if text[next] == "\\", hashes == 0 {
        next += 1
        if peek(0) == "(", depth < Self.deepest {
          next += 1
          depth += 1
          defer { depth -= 1 }
          _ = pieces(until: ")")
          continue
        }
      }
      next += 1
    }
    return true
  }
}
