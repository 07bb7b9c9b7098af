internal import Lessons

extension Lesson {
  /// The lesson without solutions and hidden tests, and without the hidden cells that declare what
  /// only those have used: students would read there what is expected of them.
  var released: Lesson {
    var rest = withoutSolutions
    var needed = words(of: solutionCode)
    while let helper = rest.helper(of: needed) {
      rest = rest.removing([helper.lines])
      // A helper's own helpers go with it.
      needed.formUnion(words(of: [helper.code]))
    }
    return rest
  }

  private var solutionCode: [String] {
    exercises.compactMap(\.solution?.code) + cells.filter { $0.role == .solution }.map(\.code)
      + tests.filter(\.isHidden).map(\.code)
  }

  /// A hidden cell whose names nothing else here uses, and something that was left out does.
  private func helper(of needed: Set<String>) -> (lines: ClosedRange<Int>, code: String)? {
    var other: [String] = tests.map(\.code)
    for block in allBlocks {
      if case .listing(let code, _, _) = block.kind { other.append(code) }
    }
    for block in allBlocks {
      guard case .cell(let index) = block.kind, cells[index].attributes.hidden,
        cells[index].role == .lesson, cells[index].directive == nil,
        let names = CodeTokens(cells[index].bareCode).declaredNames, !names.isEmpty
      else { continue }
      let rest = cells.indices.filter { $0 != index }.map { cells[$0].code }
      if names.isDisjoint(with: words(of: rest + other)), !names.isDisjoint(with: needed) {
        return (block.lines, cells[index].code)
      }
    }
    return nil
  }

  private func words(of code: [String]) -> Set<String> {
    code.reduce(into: []) { $0.formUnion(CodeTokens(BareCode($1)).words) }
  }
}

extension CodeTokens {
  /// All names and keywords, those in the `\(…)` of a text too.
  fileprivate var words: Set<String> {
    var words: Set<String> = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .word: words.insert(text(index))
      case .literal:
        for part in text(index).split(separator: "(").dropFirst() {
          let names = part.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
          words.formUnion(names.map(String.init))
        }
      default: break
      }
    }
    return words
  }

  private static let declarations: Set<String> = [
    "let", "var", "func", "struct", "enum", "class", "actor", "protocol", "typealias", "extension",
    "import", "init", "case", "subscript", "operator", "precedencegroup",
  ]
  private static let named = declarations.subtracting([
    "extension", "import", "init", "subscript", "operator", "precedencegroup",
  ])

  /// What code declares, members of types included; nil where it does something besides.
  fileprivate var declaredNames: Set<String>? {
    var names: Set<String> = []
    for statement in statements where statement.isTopLevel || statement.isMember {
      let start = afterModifiers(statement.tokens.lowerBound, in: statement.tokens)
      guard isWord(start, Self.declarations) else {
        if statement.isTopLevel { return nil }
        continue
      }
      guard isWord(start, Self.named) else { continue }
      // `let (a, b) = …` has several; of the rest the first is the name.
      var next = start + 1
      let isPattern = text(next) == "("
      while statement.tokens.contains(next), text(next) != "=", text(next) != ":" {
        if tokens[next].kind == .word { names.insert(text(next)) }
        if !isPattern { break }
        next += 1
      }
    }
    return names
  }
}
