internal import Lessons

/// `let x = x * 2`, where an earlier cell has an `x`: as in a notebook, the new name is made from the
/// old one. To the compiler the name would stand for itself.
///
/// The value becomes a closure that is called at once, in which the old name is declared:
///
///     let x = {
///     let x = Cell_1.x
///      return x * 2
///     }()
struct RedeclaredNames {
  let code: CodeTokens
  /// The module of the newest earlier cell that declares each global variable.
  let modules: [String: String]

  func edits(_ statements: [CodeStatement], _ lines: CellLines) -> [CellEdit] {
    statements.flatMap { statement -> [CellEdit] in
      guard statement.isTopLevel, let value = value(of: statement) else { return [] }
      let first = code.tokens[value.tokens.lowerBound]
      let last = code.tokens[value.tokens.upperBound - 1].range.upperBound
      let column = code.column(first.range.lowerBound, line: first.line)
      let opening = "return "
      // Code that cannot keep its column stays as it is, and gets its message from the compiler.
      guard column > opening.count else { return [] }
      let before =
        "{\n\(lines.elsewhere)let \(value.name) = \(value.module).\(value.name)\n"
        + lines.location(first.line)
        + String(repeating: " ", count: column - 1 - opening.count) + opening
      let line = code.lineStarts.lastIndex { $0 <= last } ?? 0
      var edits: [CellEdit] = [
        .splice(at: first.range.lowerBound, text: before),
        .insert(at: last, line: line, text: "}()\n" + lines.location(line)),
      ]
      // It would come to stand alone on its line.
      let next = value.tokens.upperBound
      if code.tokens.indices.contains(next), code.tokens[next].kind == .semicolon {
        edits.append(.replace(code.tokens[next].range))
      }
      return edits
    }
  }

  private func value(
    of statement: CodeStatement
  ) -> (name: String, module: String, tokens: Range<Int>)? {
    let tokens = statement.tokens
    let word = code.afterModifiers(tokens.lowerBound, in: tokens)
    guard code.isWord(word, ["let", "var"]), word + 1 < tokens.upperBound,
      let module = modules[code.text(word + 1)]
    else { return nil }
    let name = code.text(word + 1)
    var equals: Int?
    var isUsed = false
    var index = word + 2
    while index < tokens.upperBound {
      let text = code.text(index)
      if equals == nil, code.tokens[index].kind == .sign, text == "=" {
        equals = index
      } else if text == "{" {
        // A closure may name itself, and runs later.
        index = code.afterBracket(index)
        continue
      } else if equals != nil, code.isWord(index, [name]), !code.text(index - 1).hasSuffix(".") {
        // A label is no use of it.
        isUsed = isUsed || code.text(index + 1) != ":" || code.text(index - 1) == "?"
      } else if text == ",", code.text(index + 2) == "=" || code.text(index + 2) == ":",
        equals != nil,
        depth(at: index, from: word) == 0
      {
        return nil
      } else if code.isWord(index, ["try", "await"]) {
        return nil
      }
      index += 1
    }
    guard let equals, isUsed, equals + 1 < tokens.upperBound
    else { return nil }
    return (name, module, equals + 1..<tokens.upperBound)
  }

  private func depth(at index: Int, from start: Int) -> Int {
    code.tokens[start..<index].reduce(0) {
      $1.kind == .open ? $0 + 1 : $1.kind == .close ? $0 - 1 : $0
    }
  }
}

extension CodeTokens {
  /// The variables that the code declares outside all braces.
  func globalVariables(_ statements: [CodeStatement]) -> [String] {
    statements.filter(\.isTopLevel).flatMap { statement -> [String] in
      let word = afterModifiers(statement.tokens.lowerBound, in: statement.tokens)
      guard isWord(word, ["let", "var"]), word + 1 < statement.tokens.upperBound else { return [] }
      guard text(word + 1) == "(" else { return [text(word + 1)] }
      return (word + 1..<afterBracket(word + 1)).filter { tokens[$0].kind == .word }.map(text)
    }
  }
}
