/// Finds comments and brackets in Swift source without being misled by strings, interpolations,
/// raw strings, regex literals and nested comments.
struct SwiftScanner {
  enum Token: Equatable {
    /// From the slashes up to, not including, the line's end.
    case lineComment(Range<Int>)
    /// With its marks, and with the comments nested in it.
    case blockComment(Range<Int>)
    case open(UInt8, at: Int)
    case close(UInt8, at: Int)
    case semicolon(at: Int)
    /// A name, a keyword, a number, `#if`. Only a scanner that reads words reports it, and the next two.
    case word(Range<Int>)
    /// An operator, or one of `,` `:` `@` `\\`.
    case sign(Range<Int>)
    /// A text or a regex, with what is interpolated.
    case literal(Range<Int>)
  }

  private enum Context {
    case string(hashes: Int, multiline: Bool)
    /// Inside `\(…)`, with the parentheses opened since.
    case interpolation(depth: Int)
  }

  private let bytes: [UInt8]
  private var index: Int
  private var contexts: [Context] = []
  /// The last byte that is neither space nor comment: tells a regex from a division.
  private var previous: UInt8 = UInt8(ascii: "\n")
  private let readsWords: Bool
  /// Where the outermost text starts that the scan is in.
  private var textStart = 0

  init(_ bytes: [UInt8], from start: Int = 0, readsWords: Bool = false) {
    self.bytes = bytes
    self.readsWords = readsWords
    index = start
  }

  /// After the last token: the code ends within a text or a comment.
  var endsEarly: Bool { !contexts.isEmpty || isInComment }
  private var isInComment = false

  /// Brackets and semicolons inside strings and interpolations are not reported.
  mutating func next() -> Token? {
    while index < bytes.count {
      if case .string(let hashes, let multiline) = contexts.last {
        scanString(hashes: hashes, multiline: multiline)
        if readsWords, contexts.isEmpty { return .literal(textStart..<index) }
      } else if let token = scanCode() {
        return token
      }
    }
    return nil
  }

  private mutating func scanCode() -> Token? {
    let byte = bytes[index]
    let start = index
    switch byte {
    case UInt8(ascii: "/"):
      if peek(1) == UInt8(ascii: "/") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        // A comment within an interpolation that spans lines is a comment all the same.
        return .lineComment(start..<index)
      }
      if peek(1) == UInt8(ascii: "*") {
        skipBlockComment()
        return .blockComment(start..<index)
      }
      if startsRegex(), let end = regexEnd() {
        index = end
        previous = byte
        return readsWords && contexts.isEmpty ? .literal(start..<index) : nil
      }
      if readsWords, contexts.isEmpty { return scanSign() }
      index += 1
      previous = byte
      return nil
    case UInt8(ascii: "#"):
      var hashes = 1
      while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
      if peek(hashes) == UInt8(ascii: "\"") {
        index += hashes
        openString(hashes: hashes)
      } else if peek(hashes) == UInt8(ascii: "/") {
        skipExtendedRegex(hashes: hashes)
        previous = byte
        return readsWords && contexts.isEmpty ? .literal(start..<index) : nil
      } else {
        index += hashes
        if readsWords, contexts.isEmpty { return scanWord(from: start) }
      }
      previous = byte
      return nil
    case UInt8(ascii: "\""):
      openString(hashes: 0)
      previous = byte
      return nil
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      index += 1
      previous = byte
      guard case .interpolation(let depth) = contexts.last else { return .open(byte, at: start) }
      if byte == UInt8(ascii: "(") {
        contexts[contexts.count - 1] = .interpolation(depth: depth + 1)
      }
      return nil
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      index += 1
      previous = byte
      guard case .interpolation(let depth) = contexts.last else { return .close(byte, at: start) }
      if byte == UInt8(ascii: ")") {
        if depth == 0 {
          contexts.removeLast()
        } else {
          contexts[contexts.count - 1] = .interpolation(depth: depth - 1)
        }
      }
      return nil
    case UInt8(ascii: ";"):
      index += 1
      previous = byte
      return contexts.isEmpty ? .semicolon(at: start) : nil
    default:
      if readsWords, contexts.isEmpty {
        if byte.isOfWord { return scanWord(from: start) }
        if byte.isOfOperator || ",:@\\".utf8.contains(byte) { return scanSign() }
      }
      index += 1
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { previous = byte }
      return nil
    }
  }

  private mutating func scanWord(from start: Int) -> Token {
    while index < bytes.count, bytes[index].isOfWord { index += 1 }
    previous = bytes[index - 1]
    return .word(start..<index)
  }

  /// Operators end before a comment; a dot within one, as in `.+=`, belongs to it.
  private mutating func scanSign() -> Token {
    let start = index
    index += 1
    if bytes[start].isOfOperator {
      while let next = peek(0), next.isOfOperator,
        !(next == UInt8(ascii: "/") && (peek(1) == next || peek(1) == UInt8(ascii: "*")))
      { index += 1 }
    }
    previous = bytes[index - 1]
    return .sign(start..<index)
  }

  private func peek(_ distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private mutating func openString(hashes: Int) {
    let multiline = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
    // `#"""#` is a one-line raw string that holds a quotation mark.
    if multiline, hashes > 0, hashesFollow(3, count: hashes) {
      index += 3 + hashes
      return
    }
    if contexts.isEmpty { textStart = index - hashes }
    index += multiline ? 3 : 1
    contexts.append(.string(hashes: hashes, multiline: multiline))
  }

  private func hashesFollow(_ distance: Int, count: Int) -> Bool {
    (0..<count).allSatisfy { peek(distance + $0) == UInt8(ascii: "#") }
  }

  private mutating func scanString(hashes: Int, multiline: Bool) {
    switch bytes[index] {
    case UInt8(ascii: "\\") where hashesFollow(1, count: hashes):
      if peek(1 + hashes) == UInt8(ascii: "(") {
        index += 2 + hashes
        contexts.append(.interpolation(depth: 0))
      } else if peek(1 + hashes) == UInt8(ascii: "\n") {
        index += 1 + hashes
      } else {
        index += 2 + hashes
      }
    case UInt8(ascii: "\""):
      let quotes = multiline ? 3 : 1
      let closes =
        (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") }
        && hashesFollow(quotes, count: hashes)
      index += closes ? quotes + hashes : 1
      if closes { contexts.removeLast() }
    case UInt8(ascii: "\n") where !multiline:
      // Not closed on its line: the compiler will say so; the next line is code again.
      contexts.removeLast()
    default:
      index += 1
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if bytes[index] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else {
        index += 1
      }
    }
    isInComment = true
  }
}

extension SwiftScanner {
  /// A slash is a regex's where no operand stands before it and no space after it, as Swift has it.
  private func startsRegex() -> Bool {
    guard let next = peek(1), !" \t\n=/*)".utf8.contains(next) else { return false }
    return "\n(,=:[{;!&|?<>+-*~^%".utf8.contains(previous)
  }

  private func regexEnd() -> Int? {
    var end = index + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "/") { return end + 1 }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private mutating func skipExtendedRegex(hashes: Int) {
    index += hashes + 1
    let multiline = index < bytes.count && bytes[index] == UInt8(ascii: "\n")
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "/"), hashesFollow(1, count: hashes) {
        index += 1 + hashes
        return
      }
      if bytes[index] == UInt8(ascii: "\n"), !multiline { return }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
  }
}

extension UInt8 {
  /// Part of a name, a keyword or a number. All that is not ASCII is taken for it.
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "$"), 0x80...0xFF:
      true
    default: false
    }
  }

  fileprivate var isOfOperator: Bool { "/=-+!*%<>&|^~?.".utf8.contains(self) }
}
