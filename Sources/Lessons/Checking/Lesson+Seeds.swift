extension Lesson {
  /// Warns about each call of `check` that rests on fewer seeds than its author wants to rest on.
  ///
  /// A name rests on what its declaration calls: the number in `overSeeds(5)` or `seeds(5)`; where no
  /// such call is, on the names in it that rest on few. What goes into a call under a label decides how
  /// something runs, as a learning rate does, and is not what comes out. A number of seeds that the code
  /// computes is not known here.
  ///
  /// - Parameter least: how many seeds are enough.
  package func claimsOnFewSeeds(least: Int) -> [Diagnostic] {
    var few: [String: Int] = [:]
    var found: [Diagnostic] = []
    for cell in cells {
      let code = CodeTokens(BareCode(verbatim: cell.code))
      var reader = SeedReader(code, least: least, few: few)
      let claims = reader.read().map { claim in
        let token = code.tokens[claim.token]
        let before = code.text(code.lineStarts[token.line]..<token.range.lowerBound)
        let start = SourcePosition(line: cell.firstLine + token.line, column: before.count + 1)
        return (start, claim.seeds)
      }
      // The body of a directive is its closure.
      if let directive = cell.directive, directive.name == "check" {
        if let seeds = reader.fewest(code.tokens.indices) {
          found.append(fewSeeds(seeds, least: least, at: directive.position))
        }
      }
      found += claims.map { fewSeeds($0.1, least: least, at: $0.0) }
      if !cell.leavesNothing { few = reader.few }
    }
    return found
  }

  private func fewSeeds(_ seeds: Int, least: Int, at start: SourcePosition) -> Diagnostic {
    let end = SourcePosition(line: start.line, column: start.column + "check".count)
    return diagnostic(
      .fewSeeds, at: SourceRange(start, end),
      "this claim rests on \(seeds) seed\(seeds == 1 ? "" : "s"), and the course asks for \(least)",
      hint: "write `overSeeds(\(least))`, or show the values of these runs and claim nothing")
  }
}

/// Follows the numbers of seeds through the declarations of a lesson.
private struct SeedReader {
  private let code: CodeTokens
  private let statements: [CodeStatement]
  private let least: Int
  /// The names that rest on fewer seeds than `least`.
  private(set) var few: [String: Int]

  init(_ code: CodeTokens, least: Int, few: [String: Int]) {
    self.code = code
    self.least = least
    self.few = few
    statements = code.statements
  }

  /// The calls of `check` that rest on few seeds, by their tokens.
  mutating func read() -> [(token: Int, seeds: Int)] {
    var claims: [(token: Int, seeds: Int)] = []
    for statement in statements where statement.isTopLevel {
      for index in statement.tokens where code.isWord(index, ["check"]) && isCall(index) {
        if let seeds = fewest(index..<endOfCall(index)) {
          claims.append((index, seeds))
        }
      }
      let declared = declared(by: statement)
      guard let last = declared.last else { continue }
      let fewest = fewest((last + 1..<code.tokens.count).clamped(to: statement.tokens))
      for index in declared { few[code.text(index)] = fewest }
    }
    return claims
  }

  /// The smallest number of seeds below `least` that tokens rest on.
  func fewest(_ tokens: Range<Int>) -> Int? {
    let words = tokens.filter { code.tokens[$0].kind == .word }
    let called = words.filter { code.isWord($0, ["overSeeds", "seeds"]) && isCall($0) }
      .compactMap { Int(code.text($0 + 2)) }
    if let fewest = called.min() { return fewest < least ? fewest : nil }
    // What a function declares for itself is another value of that name.
    let inner = statements.filter { !$0.isTopLevel && tokens.contains($0.tokens.lowerBound) }
    let local = Set(inner.flatMap { declared(by: $0) }.map { code.text($0) })
    return words.filter { isOwn($0) }.map { code.text($0) }
      .compactMap { local.contains($0) ? nil : few[$0] }.min()
  }

  /// No member or label of that name, nor what is passed under a label.
  private func isOwn(_ index: Int) -> Bool {
    if code.text(index - 1) == "." || code.text(index + 1) == ":" { return false }
    let isPassed =
      code.text(index - 1) == ":" && code.tokens.indices.contains(index - 2)
      && code.tokens[index - 2].kind == .word && ["(", ","].contains(code.text(index - 3))
    return !isPassed
  }

  private func isCall(_ index: Int) -> Bool {
    code.text(index + 1) == "(" && code.text(index - 1) != "." && code.text(index - 1) != "func"
  }

  /// Behind the arguments and a trailing closure.
  private func endOfCall(_ index: Int) -> Int {
    let end = code.afterBracket(index + 1)
    return code.text(end) == "{" ? code.afterBracket(end) : end
  }

  /// The names of `let a`, `var (a, b)` and `func f`, by their tokens.
  private func declared(by statement: CodeStatement) -> [Int] {
    let start = code.afterModifiers(statement.tokens.lowerBound, in: statement.tokens)
    guard code.isWord(start, ["let", "var", "func"]), start + 1 < statement.tokens.upperBound
    else { return [] }
    guard code.text(start + 1) == "(" else { return [start + 1] }
    return (start + 2..<code.afterBracket(start + 1)).filter { code.tokens[$0].kind == .word }
  }
}
