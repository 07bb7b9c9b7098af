/// The words, signs, texts and brackets of Swift code in their order, without its comments.
package struct CodeTokens {
  package enum Kind: Sendable {
    /// A name, a keyword or a number.
    case word
    /// An operator, or one of `,` `:` `@` `\`.
    case sign
    /// A text or a regex.
    case literal
    case open, close, semicolon
  }

  package struct Token {
    package var kind: Kind
    /// Its bytes in the code.
    package var range: Range<Int>
    /// The line that it starts on, from 0.
    package var line: Int
    /// It is the first of its line.
    package var opensLine: Bool
  }

  package let bytes: [UInt8]
  package private(set) var tokens: [Token] = []
  /// The first byte of each line.
  package private(set) var lineStarts: [Int] = [0]

  package init(_ code: BareCode) {
    bytes = Array(code.text.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lineStarts.append(index + 1)
    }
    var scanner = SwiftScanner(bytes, readsWords: true)
    var line = 0
    var lastLine = -1
    while let found = scanner.next() {
      guard let (kind, range) = Self.token(found) else { continue }
      while line + 1 < lineStarts.count, lineStarts[line + 1] <= range.lowerBound { line += 1 }
      tokens.append(Token(kind: kind, range: range, line: line, opensLine: line != lastLine))
      lastLine = line
    }
  }

  private static func token(_ found: SwiftScanner.Token) -> (Kind, Range<Int>)? {
    switch found {
    case .word(let range): (.word, range)
    case .sign(let range): (.sign, range)
    case .literal(let range): (.literal, range)
    case .open(_, let index): (.open, index..<index + 1)
    case .close(_, let index): (.close, index..<index + 1)
    case .semicolon(let index): (.semicolon, index..<index + 1)
    case .lineComment, .blockComment: nil
    }
  }

  /// The text of the token at `index`; empty before the first and after the last.
  package func text(_ index: Int) -> String {
    guard tokens.indices.contains(index) else { return "" }
    return text(tokens[index].range)
  }

  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  package func isWord(_ index: Int, _ words: Set<String>) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .word && words.contains(text(index))
  }

  /// The byte column of a byte, from 1.
  package func column(_ byte: Int, line: Int) -> Int { byte - lineStarts[line] + 1 }

  /// The token behind the bracket that closes the one at `index`.
  package func afterBracket(_ index: Int) -> Int {
    var depth = 0
    for next in index..<tokens.count {
      if tokens[next].kind == .open { depth += 1 }
      if tokens[next].kind == .close { depth -= 1 }
      if depth == 0 { return next + 1 }
    }
    return tokens.count
  }
}
