internal import Lessons

/// Makes the variables of a cell's top level free of the main actor.
///
/// A cell's own code runs on the main actor, as a script's does in Swift 6, so it may call what is
/// marked `@MainActor`. Its variables would be bound to that actor too, and no function could use
/// those of another cell.
enum GlobalVariables {
  static func edits(
    _ statements: [CodeStatement], in code: CodeTokens, without hidden: [Range<Int>],
    _ lines: CellLines
  ) -> [CellEdit] {
    statements.compactMap { statement in
      guard statement.isTopLevel else { return nil }
      var first = statement.tokens.lowerBound
      while let words = hidden.first(where: { $0.lowerBound == first }) { first = words.upperBound }
      let word = code.isWord(first, ["weak", "unowned"]) ? first + 1 : first
      guard code.isWord(word, ["let", "var"]), statement.tokens.contains(word + 1),
        !isComputed(word, statement.tokens, code)
      else { return nil }
      let token = code.tokens[first]
      return .insert(
        at: token.range.lowerBound, line: token.line,
        text: lines.location(token.line - 1) + "nonisolated(unsafe)\n")
    }
  }

  /// `var double: Int { 2 * n }` holds nothing.
  private static func isComputed(_ word: Int, _ tokens: Range<Int>, _ code: CodeTokens) -> Bool {
    var index = word + 1
    while tokens.contains(index) {
      let text = code.text(index)
      if text == "=" { return false }
      if text == "{" { return true }
      index = code.tokens[index].kind == .open ? code.afterBracket(index) : index + 1
    }
    return false
  }
}
