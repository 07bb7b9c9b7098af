internal import Lessons

/// Variables of a cell that it uses above the line that declares them. The compiler takes them all for
/// globals and accepts that; what stands in one before its own line has run is zeros, or nothing.
struct EarlyUses {
  private let code: CodeTokens

  init(_ code: CodeTokens) { self.code = code }

  /// The first use of each variable, by its token, as far as it is certain: what a function or a closure
  /// does may run later.
  var found: [Int] {
    let statements = code.statements.filter(\.isTopLevel)
    var declared: [String: Int] = [:]
    for (index, statement) in statements.enumerated() {
      for name in code.globalVariables([statement]) where declared[name] == nil {
        declared[name] = index
      }
    }
    var uses: [String: Int] = [:]
    for (index, statement) in statements.enumerated() {
      for token in runTokens(of: statement) {
        let name = code.text(token)
        guard uses[name] == nil, let place = declared[name], place > index,
          isUse(token), !declares(name, in: statement)
        else { continue }
        uses[name] = token
      }
    }
    return uses.values.sorted()
  }

  private static let later: Set<String> = [
    "func", "struct", "class", "enum", "extension", "protocol", "actor", "typealias", "import",
    "macro", "precedencegroup", "operator",
  ]
  private static let control: Set<String> = [
    "for", "while", "repeat", "if", "switch", "do", "guard",
  ]

  /// The words that run when the statement does: of a function none, and what stands in braces only
  /// where they belong to a loop or a branch.
  private func runTokens(of statement: CodeStatement) -> [Int] {
    let start = code.afterModifiers(statement.tokens.lowerBound, in: statement.tokens)
    guard !code.isWord(start, Self.later) else { return [] }
    let entersBraces = code.isWord(start, Self.control)
    var words: [Int] = []
    var depth = 0
    for index in statement.tokens {
      let text = code.text(index)
      if code.tokens[index].kind == .open, text == "{" { depth += 1 }
      if code.tokens[index].kind == .close, text == "}" { depth -= 1 }
      if code.tokens[index].kind == .word, depth == 0 || entersBraces { words.append(index) }
    }
    return words
  }

  /// Not a member, a label, a call or a declaration.
  private func isUse(_ token: Int) -> Bool {
    let (before, after) = (code.text(token - 1), code.text(token + 1))
    return !before.hasSuffix(".") && after != ":" && after != "(" && before != "`"
      && !code.isWord(token - 1, ["let", "var"])
  }

  /// The name may be another variable here: that of a loop, a pattern or a closure.
  private func declares(_ name: String, in statement: CodeStatement) -> Bool {
    statement.tokens.contains { index in
      // `for i, x in`, `if let x =`, `case .leaf(let x):`, and `{ x in`.
      let names =
        if code.isWord(index, ["for", "let", "var", "case"]) {
          statement.tokens.dropFirst(index + 1 - statement.tokens.lowerBound)
            .prefix(while: { !["=", ":", "in", "{"].contains(code.text($0)) })
        } else if code.isWord(index, ["in"]) {
          statement.tokens.prefix(index - statement.tokens.lowerBound)
            .suffix(while: { !["{", "}", "for"].contains(code.text($0)) })
        } else {
          statement.tokens.prefix(0)
        }
      return names.contains { code.text($0) == name }
    }
  }
}

extension Range<Int> {
  /// The longest end of which all hold.
  fileprivate func suffix(while holds: (Int) -> Bool) -> Range<Int> {
    var start = upperBound
    while start > lowerBound, holds(start - 1) { start -= 1 }
    return start..<upperBound
  }
}
