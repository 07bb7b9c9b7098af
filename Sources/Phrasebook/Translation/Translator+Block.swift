/// The first lines of Python's blocks, which end with `:`.
extension Translator {
  /// Nil where the line begins no block of Python's.
  mutating func block(_ code: [Piece]) -> String? {
    guard let first = code.first, first.kind == .name || first.isSign("}") else { return nil }
    let mark = changes.count
    let isPython = code.last?.isSign(":") == true
    // `if x > 0: print(x)`: what follows the colon is the block.
    let colon = isPython ? code.count - 1 : oneLine(code)
    let body = colon.map { Array(code[($0 + 1)...]) } ?? []
    let head = colon.map { Array(code[..<$0]) } ?? code
    func made(_ head: String, _ remark: String? = nil) -> String {
      discard(since: mark)
      var inside = "…"
      if !body.isEmpty { inside = statement(body).trimmed }
      discard(since: mark)
      let to = "\(head) { \(inside) }"
      note(
        Change(
          kind: .grammar, range: first.range.lowerBound..<(code.last?.range.upperBound ?? 0) + 1,
          words: [first.text, ":"], from: code.text, to: to,
          remark: remark ?? "braces hold a block"))
      return to
    }
    if first.isSign("}"), code.count > 1, code[1].isWord("elif") {
      // Swift's braces, and Python's word.
      let rest = Array(code.dropFirst(2))
      let to = "} else if" + terms(rest)
      discard(since: mark)
      note(
        Change(
          kind: .grammar, range: code[1].range.lowerBound..<(code.last?.range.upperBound ?? 0) + 1,
          words: ["elif"], from: "elif", to: "else if"))
      return to
    }
    if first.isWord("elif"), colon == nil {
      note(
        Change(
          kind: .grammar, range: first.range, words: ["elif"], from: "elif", to: "else if"))
      return "else if" + terms(Array(code.dropFirst()))
    }
    if first.isWord("for"), let source = head.firstIndex(where: { $0.isWord("in") }), source > 1 {
      var names = Array(head[1..<source]).text
      let isPair = head[1..<source].contains { $0.isSign(",") }
      guard colon != nil || isPair else { return nil }
      if isPair { names = "(\(names))" }
      let list = expression(Array(head[(source + 1)...])).trimmed
      return made("for \(names) in \(list)", colon == nil ? "a pair stands in parentheses" : nil)
    }
    guard colon != nil else { return nil }
    let rest = Array(head.dropFirst())
    switch first.text {
    case "while": return made("while \(expression(rest).trimmed)")
    case "if": return made("if \(expression(rest).trimmed)")
    case "elif": return made("else if \(expression(rest).trimmed)")
    case "else": return made("else")
    case "try": return made("do", "what may throw stands there after `try`")
    case "except": return made("catch")
    case "finally": return made("defer", "it comes before what may fail")
    case "with":
      let value = expression(rest).trimmed
      return made(value.hasPrefix("noGrad") ? "noGrad" : value)
    case "def":
      guard let head = function(rest) else { return nil }
      return made(head)
    case "class":
      let name = rest.first?.text ?? "Model"
      let base = rest.count > 1 && rest[1].isGroup("(") ? rest[1].inner.text : ""
      let isModule = base.hasSuffix("Module")
      return made(
        "struct \(name)\(isModule ? ": Module" : "")",
        isModule
          ? "layers are its properties, as in `var rnn = RNN(inputSize: 4, hiddenSize: 5)`, "
            + "and `forward` is `func callAsFunction(_ x: Tensor) -> Tensor`" : nil)
    default: return nil
    }
  }

  /// The colon of `if c: statement`; none of a dictionary, a label or a conditional.
  private func oneLine(_ code: [Piece]) -> Int? {
    guard let first = code.first,
      ["if", "elif", "else", "for", "while", "with", "def", "class", "try", "except"]
        .contains(first.text), !code.contains(where: { $0.isGroup("{") || $0.isSign("?") }),
      !(code.count > 1 && ["let", "var", "case"].contains(code[1].text))
    else { return nil }
    return code.firstIndex { $0.isSign(":") }
  }

  /// `f(x, y: int = 3) -> float`.
  private mutating func function(_ pieces: [Piece]) -> String? {
    guard pieces.count > 1, pieces[1].isGroup("(") else { return nil }
    let parameters = pieces[1].inner.split { $0.isSign(",") }.compactMap { part -> String? in
      guard let name = part.first, name.text != "self", name.kind == .name else { return nil }
      let equals = part.firstIndex { $0.isSign("=") }
      let colon = part.firstIndex { $0.isSign(":") }
      let written = colon.map { type(Array(part[($0 + 1)..<(equals ?? part.count)])) } ?? "Tensor"
      let standard = equals.map { " = " + expression(Array(part[($0 + 1)...])).trimmed } ?? ""
      return "_ \(name.text): \(written)\(standard)"
    }
    var result = "Tensor"
    if let arrow = pieces.firstIndex(where: { $0.isSign("->") }) {
      result = type(Array(pieces[(arrow + 1)...]))
    }
    let name = pieces[0].text
    let list = parameters.joined(separator: ", ")
    if name == "__init__" { return "init(\(list))" }
    let called =
      name == "forward" || name == "__call__" ? "callAsFunction" : NearNames.camelCase(name)
    return "func \(called)(\(list)) -> \(result == "None" ? "Void" : result)"
  }
}
