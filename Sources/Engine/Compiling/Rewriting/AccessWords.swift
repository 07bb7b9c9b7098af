internal import Lessons

/// The words that would hide a declaration from the cells after it. A lesson's cells are one file to
/// its author, and one module each to the compiler, which fails on a name that is private elsewhere.
enum AccessWords {
  private static let words: Set<String> = [
    "private", "fileprivate", "package", "public", "open", "internal",
  ]
  private static let declarations = CodeTokens.modifiers.union([
    "let", "var", "func", "struct", "class", "enum", "actor", "protocol", "extension", "typealias",
    "init", "subscript", "macro", "operator", "precedencegroup", "associatedtype", "import",
  ])

  /// What stands for nothing, as the tokens' indices.
  static func tokens(in code: CodeTokens) -> [Range<Int>] {
    code.tokens.indices.compactMap { index in
      guard code.isWord(index, words) else { return nil }
      guard startsDeclaration(index, in: code) else { return nil }
      var end = index + 1
      if code.text(end) == "(", code.isWord(end + 1, ["set"]), code.text(end + 2) == ")" {
        end += 3
      }
      let isBeforeDeclaration = code.isWord(end, declarations) || code.text(end) == "@"
      guard isBeforeDeclaration else { return nil }
      return index..<end
    }
  }

  /// A label, a case or a variable may be called `open` too: such a name has something before it.
  private static func startsDeclaration(_ index: Int, in code: CodeTokens) -> Bool {
    guard !code.tokens[index].opensLine else { return ![".", ","].contains(code.text(index - 1)) }
    // What it belongs to would be on the next line.
    guard code.tokens.indices.contains(index + 1), !code.tokens[index + 1].opensLine else {
      return false
    }
    let before = code.tokens[index - 1]
    switch before.kind {
    case .semicolon, .close: return true
    case .open: return code.text(index - 1) == "{"
    case .word: return code.isWord(index - 1, CodeTokens.modifiers) || code.text(index - 2) == "@"
    case .sign, .literal: return false
    }
  }
}
