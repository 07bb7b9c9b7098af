/// Corrects a highlighter's idea of Swift: of highlight.js's keywords some are keywords only in a few
/// places (`left`, `open`, `get`), some are names of old library functions (`c`, `count`), and the
/// newer ones are missing (`await`, `some`).
///
/// A word is coloured where Swift takes it for its own: not after a dot, between backquotes or before
/// a colon, where it is a name.
package struct SwiftKeywords {
  private static let reserved: Set<Substring> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "operator", "precedencegroup", "private", "protocol",
    "public", "rethrows",
    "static", "struct", "subscript", "typealias", "var", "break", "case",
    "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if",
    "in", "repeat", "return", "switch", "throw", "where", "while", "Any", "as", "await", "false",
    "is", "nil", "self", "Self", "super", "throws", "true", "try", "_",
  ]

  /// Before a declaration, a type or a name.
  private static let modifiers: Set<Substring> = [
    "actor", "any", "async", "borrowing", "consume", "consuming", "convenience", "copy",
    "distributed", "dynamic", "each", "final", "indirect", "infix", "isolated", "lazy", "macro",
    "mutating",
    "nonisolated", "nonmutating", "open", "optional", "override", "package", "postfix", "prefix",
    "required", "sending", "some", "unowned", "weak",
  ]

  private static let accessors: Set<Substring> = ["get", "set", "willSet", "didSet"]

  /// As labels and parameters have them: `stride(for: 1)`, `func f(in x: Int)`.
  private static let labels: Set<Substring> = [
    "as", "case", "class", "default", "extension", "for", "import", "in", "is", "operator",
    "protocol", "repeat", "return", "static", "where", "while",
  ]

  private static let introducers: Set<Substring> = [
    "let", "var", "func", "case", "enum", "struct", "class", "protocol", "typealias", "actor",
  ]

  /// A word with the last sign and the last word before it, on any line, and what follows on its own.
  private struct Place {
    var before: Character?
    var wordBefore: Substring
    var after: Substring
    /// Nothing but blanks lies between the word and the one before.
    var followsWord: Bool
  }

  package static func corrected(_ tokens: [Token]) -> [Token] {
    let code = tokens.map(\.text).joined()
    var result: [Token] = []
    var index = code.startIndex
    var before: Character?
    var wordBefore: Substring = ""
    var followsWord = false
    for token in tokens {
      let end = code.utf8.index(index, offsetBy: token.text.utf8.count)
      defer { index = end }
      guard [.plain, .keyword, .type].contains(token.kind) else {
        append(token.text[...], token.kind, to: &result)
        if token.kind != .comment {
          before = token.text.last ?? before
          followsWord = false
        }
        continue
      }
      var rest = code[index..<end]
      while let first = rest.first {
        let isWord = isStart(first)
        let stop = rest.dropFirst().firstIndex { isWord ? !isPart($0) : isStart($0) }
        let piece = rest[..<(stop ?? rest.endIndex)]
        rest = rest[piece.endIndex...]
        if isWord {
          let place = Place(
            before: before, wordBefore: wordBefore,
            after: code[rest.startIndex...], followsWord: followsWord)
          append(piece, kind(of: piece, was: token.kind, place), to: &result)
          (wordBefore, followsWord) = (piece, true)
          before = piece.last
        } else {
          append(piece, .plain, to: &result)
          if let sign = piece.last(where: { !$0.isWhitespace }) {
            before = sign
            followsWord = false
          }
        }
      }
    }
    return result
  }

  private static func isStart(_ character: Character) -> Bool {
    // Nearly all code is ASCII, where the tables of Unicode need not be asked.
    character.asciiValue.map { CodeWord.isLetter($0) || $0 == UInt8(ascii: "#") }
      ?? character.isLetter
  }

  private static func isPart(_ character: Character) -> Bool {
    character.asciiValue.map { CodeWord.isLetter($0) || CodeWord.isDigit($0) }
      ?? (character.isLetter || character.isNumber)
  }

  private static func kind(of word: Substring, was kind: Token.Kind, _ place: Place) -> Token.Kind {
    if word.first == "#" { return kind == .keyword ? .keyword : .plain }
    if isKeyword(word, place) { return .keyword }
    // What else has a colour of its own is a type, whose name is capitalised.
    return kind == .type && word.first?.isUppercase == true || kind == .keyword && isType(word)
      ? .type : .plain
  }

  private static func isType(_ word: Substring) -> Bool { word == "Type" || word == "Protocol" }

  private static func isKeyword(_ word: Substring, _ place: Place) -> Bool {
    let next = place.after.first { $0 != " " }
    let isAfterDot = place.before == "." && !place.followsWord
    if isAfterDot { return ["self", "init"].contains(word) }
    if place.before == "`" || place.after.first == "`" { return false }
    if place.followsWord, introducers.contains(place.wordBefore), word != "_" {
      // `class func`, `case let`, `private let`: but `let open = 1`.
      return reserved.contains(word)
    }
    let isFirstOfList = !place.followsWord && (place.before == "(" || place.before == ",")
    let startsName = next.map { $0.isLetter || $0 == "_" || $0 == "@" } ?? false
    if reserved.contains(word) {
      if next == ":" { return word == "default" && !isFirstOfList || word == "_" }
      return !(isFirstOfList && labels.contains(word) && startsName)
    }
    if modifiers.contains(word) {
      let isEffect = word == "async" && place.before == ")"
      return isEffect || startsName && !isFirstOfList
        || startsName && ["some", "any", "each", "consume", "copy"].contains(word)
    }
    guard accessors.contains(word) else { return false }
    let opens = !place.followsWord && (place.before == "{" || place.before == "}")
    return opens && (next == "{" || next == "}" || startsName)
      || place.followsWord
        && (accessors.contains(place.wordBefore) || place.wordBefore.hasSuffix("mutating"))
  }

  private static func append(_ text: Substring, _ kind: Token.Kind, to tokens: inout [Token]) {
    if let last = tokens.indices.last, tokens[last].kind == kind {
      tokens[last].text += text
    } else {
      tokens.append(Token(kind, String(text)))
    }
  }
}
