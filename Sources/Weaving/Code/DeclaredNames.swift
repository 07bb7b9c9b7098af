internal import Lessons

/// The names that code declares: variables, functions, types, parameters, what a closure calls its own.
struct DeclaredNames {
  private(set) var names: Set<String> = []

  private static let introducers: Set<String> = [
    "let", "var", "func", "struct", "class", "enum", "protocol", "typealias", "actor", "case",
    "for", "inout",
  ]

  init(in code: CodeTokens) {
    for index in code.tokens.indices {
      if code.isWord(index, Self.introducers) {
        declare(after: index, in: code)
      } else if code.isWord(index, ["init"]), code.text(index + 1) == "(",
        code.text(index - 1) != "."
      {
        declareParameters(from: index + 1, in: code)
      } else if code.isWord(index, ["in"]) {
        declareParameters(before: index, in: code)
      }
    }
  }

  private mutating func declare(after index: Int, in code: CodeTokens) {
    if code.text(index) == "func" {
      names.insert(code.text(index + 1))
      // Behind the type parameters.
      var next = index + 2
      while next < code.tokens.count, next < index + 24, code.text(next) != "(" { next += 1 }
      declareParameters(from: next, in: code)
    } else if code.text(index + 1) == "(" {
      for place in index + 1..<code.afterBracket(index + 1) where code.tokens[place].kind == .word {
        names.insert(code.text(place))
      }
    } else {
      var next = index + 1
      // `let a = 1, b = 2` and `case rnn, lstm`.
      names.insert(code.text(next))
      while code.text(next + 1) == ",", code.tokens.indices.contains(next + 2) {
        next += 2
        names.insert(code.text(next))
      }
    }
  }

  /// What stands before a colon within the brackets.
  private mutating func declareParameters(from index: Int, in code: CodeTokens) {
    guard code.text(index) == "(" else { return }
    for place in index..<code.afterBracket(index) where code.text(place + 1) == ":" {
      if code.tokens[place].kind == .word { names.insert(code.text(place)) }
    }
  }

  /// `{ x, y in`, `{ (x: Tensor) in`
  private mutating func declareParameters(before index: Int, in code: CodeTokens) {
    var place = index - 1
    var found: Set<String> = []
    while place >= 0, index - place < 24, code.text(place) != "{" {
      if code.isWord(place, Self.introducers) { return }
      if code.tokens[place].kind == .word { found.insert(code.text(place)) }
      place -= 1
    }
    if code.text(place) == "{" { names.formUnion(found) }
  }
}
