/// Whole lines: imports, assignments, and the first lines of Python's blocks.
extension Translator {
  /// The statement as Swift has it.
  mutating func statement(_ pieces: [Piece]) -> String {
    guard let first = pieces.first else { return "" }
    if first.kind == .comment, first.text.hasPrefix("#") {
      let to = "//" + first.text.dropFirst()
      note(whole(pieces, [first.text], to, "`#` begins no comment in Swift"))
      return to
    }
    let code = pieces.filter { $0.kind != .comment }
    if let line = imported(code) ?? block(code) ?? word(code) ?? destructured(code)
      ?? assigned(code)
    {
      return line
    }
    return declaration(code) ?? swift(code) ?? expression(code)
  }

  /// What begins with a word of Swift's: only what stands behind it may be Python's.
  private mutating func swift(_ code: [Piece]) -> String? {
    guard let first = code.first, Self.leadingWords.contains(first.text) else { return nil }
    var rest = Array(code.dropFirst())
    if first.isWord("func") {
      return first.text
        + rest.enumerated().map { index, piece in
          piece.isGroup("(")
            ? piece.gap + parameters(piece)
            : index > 0 && rest[index - 1].isSign("->")
              ? piece.gap + type([piece])
              : piece.gap + piece.source
        }.joined()
    }
    let body = rest.last?.isGroup("{") == true ? rest.removeLast() : nil
    var start = first.text
    if first.isWord("for"), let source = rest.firstIndex(where: { $0.isWord("in") }) {
      start += Array(rest[...source]).source
      rest = Array(rest[(source + 1)...])
    }
    if first.isWord("for"), rest.count == 1, rest[0].isGroup("("),
      rest[0].inner.contains(where: { $0.isWord("in") })
    {
      // As in JavaScript.
      let to = "for \(rest[0].inner.text)" + (body.map { $0.gap + $0.source } ?? "")
      note(whole(code, ["for"], to, "a loop's head has no parentheses"))
      return to
    }
    isCondition = first.text != "for" && first.text != "return"
    defer { isCondition = false }
    return start + expression(rest) + (body.map { $0.gap + $0.source } ?? "")
  }

  private static let leadingWords: Set<String> = [
    "if", "while", "for", "guard", "return", "func", "throw", "switch", "try", "await", "repeat",
  ]

  private mutating func parameters(_ group: Piece) -> String {
    let parts = group.inner.split { $0.isSign(",") }.map { part in
      part.contains { $0.isSign(":") } ? (part.first?.gap ?? "") + typed(part) : part.source
    }
    return group.text + parts.joined(separator: ",") + group.closing
  }

  private func whole(
    _ pieces: [Piece], _ words: [String], _ to: String?, _ remark: String? = nil,
    kind: Change.Kind = .grammar
  ) -> Change {
    let end = pieces.last?.range.upperBound ?? 0
    return Change(
      kind: kind, range: (pieces.first?.range.lowerBound ?? 0)..<end, words: words,
      from: pieces.text, to: to, remark: remark)
  }

  private mutating func replace(
    _ pieces: [Piece], with to: String?, since mark: Int, _ remark: String? = nil
  ) -> String {
    discard(since: mark)
    note(whole(pieces, [pieces.first?.text ?? ""], to, remark))
    return to ?? pieces.text
  }

  // MARK: Lines

  private mutating func imported(_ code: [Piece]) -> String? {
    guard let first = code.first, first.isWord("import") || first.isWord("from"), code.count > 1,
      Phrases.roots.contains(code[1].text) || code.contains(where: { $0.isWord("as") })
        || first.isWord("from")
    else { return nil }
    note(
      Change(
        kind: .grammar, range: first.range.lowerBound..<(code.last ?? first).range.upperBound,
        words: ["from", "as", code[1].text], from: code.text, to: nil,
        remark: "tensors, layers, optimizers and figures are there without an import: "
          + "leave it out"))
    return code.text
  }

  /// `pass`, `del a`, `assert c`, `print x` and their like.
  private mutating func word(_ code: [Piece]) -> String? {
    guard let first = code.first, first.kind == .name, !ownNames.contains(first.text) else {
      return nil
    }
    let mark = changes.count
    let rest = Array(code.dropFirst())
    let isFollowed =
      rest.first.map { $0.kind != .sign && !$0.isGroup("(") && !$0.gap.isEmpty } ?? false
    switch first.text {
    case "pass" where rest.isEmpty:
      return replace(code, with: nil, since: mark, "an empty `{ }` needs no word: leave it out")
    case "del" where isFollowed:
      return replace(
        code, with: nil, since: mark, "Swift frees what is no longer used: leave it out")
    case "assert" where isFollowed:
      let parts = rest.split { $0.isSign(",") }.map { expression($0).trimmed }
      return replace(
        code, with: "precondition(\(parts.joined(separator: ", ")))", since: mark)
    case "raise" where isFollowed:
      return replace(code, with: "fatalError(\(expression(rest).trimmed))", since: mark)
    case "print" where isFollowed:
      return replace(code, with: "print(\(expression(rest).trimmed))", since: mark)
    case "global", "nonlocal":
      return replace(
        code, with: nil, since: mark, "a function sees the variables around it: leave it out")
    case "const", "val", "auto", "int", "float", "double", "str", "string":
      guard rest.count > 2, rest[0].kind == .name, rest[1].isSign("=") else { return nil }
      let value = expression(Array(rest.dropFirst(2))).trimmed
      return replace(code, with: "let \(rest[0].text) = \(value)", since: mark)
    default: return nil
    }
  }

  /// `let out, h = model(x)` and `let (out, h) = model(x)`: what a layer gives has names.
  private mutating func destructured(_ code: [Piece]) -> String? {
    guard let equals = code.firstIndex(where: { $0.isSign("=") }), equals + 1 < code.count else {
      return nil
    }
    let isDeclared = code[0].isWord("let") || code[0].isWord("var")
    let target = Array(code[(isDeclared ? 1 : 0)..<equals])
    let inner = target.count == 1 && target[0].isGroup("(") ? target[0].inner : target
    let names = inner.split { $0.isSign(",") }
    guard names.count > 1, names.allSatisfy({ $0.count == 1 }) else { return nil }
    let mark = changes.count
    let value = expression(Array(code[(equals + 1)...])).trimmed
    let texts = names.map(\.text)
    let isTuple = code[(equals + 1)...].contains { $0.isSign(",") }
    let fields: [String]
    if isTuple {
      let to = "let (\(texts.joined(separator: ", "))) = (\(value))"
      return replace(code, with: to, since: mark)
    } else if complaints.contains(where: { $0.message.contains("type 'Tensor' to specified type") })
    {
      fields = []
    } else if value.contains(".max(") || value.contains(".min(") {
      fields = ["values", "indices"]
    } else if code[(equals + 1)...].contains(where: { $0.text.lowercased().hasPrefix("lstm") }),
      inner.contains(where: { $0.kind == .group }) || texts.count == 3
    {
      fields = ["output", "hidden", "cell"]
    } else {
      fields = ["output", "hidden"]
    }
    discard(since: mark)
    let parts = fields.map { "`result.\($0)`" }.joined(separator: ", ")
    // `RNNCell` gives one tensor, as PyTorch's does.
    let (result, advice) =
      fields.isEmpty
      ? ("let \(texts[0]) = \(value)", "what it gives is one tensor")
      : ("let result = \(value)", "then its parts are \(parts)")
    var change = whole(code, texts, result, advice, kind: .types)
    change.range = code[0].range.lowerBound..<code[equals].range.upperBound + value.count + 1
    note(change)
    return result
  }

  /// `layer.weight_ih_l0 = zeros(4, 1)`: what a layer was made with stays, and takes other numbers.
  private mutating func assigned(_ code: [Piece]) -> String? {
    guard let equals = code.firstIndex(where: { $0.isSign("=") }), equals > 2,
      equals + 1 < code.count, code[equals - 1].kind == .name, code[equals - 2].isSign("."),
      complaints.contains(where: { $0.message.contains("dynamic lookup property") })
    else { return nil }
    let mark = changes.count
    let value = expression(Array(code[(equals + 1)...])).trimmed
    discard(since: mark)
    let to = "\(Array(code[..<equals]).text.trimmed).assign(\(value))"
    var change = whole(code, [code[equals - 1].text], to)
    change.isAsked = true
    change.message = "a layer's `\(code[equals - 1].text)` is not replaced: it takes other numbers"
    note(change)
    return to
  }

  /// `a = 5` for a name that nobody has declared, with types as Swift writes them.
  private mutating func declaration(_ code: [Piece]) -> String? {
    guard let first = code.first, first.kind == .name, code.count > 2 else { return nil }
    if let equals = code.firstIndex(where: { $0.isSign("=") }), equals > 1,
      first.isWord("let") || first.isWord("var")
    {
      return typed(Array(code[..<equals])) + code[equals].gap + "="
        + expression(Array(code[(equals + 1)...]))
    }
    let isTyped = code[1].isSign(":") && code.contains { $0.isSign("=") }
    guard code[1].isSign("=") || isTyped,
      let equals = code.firstIndex(where: { $0.isSign("=") }), !ownNames.contains(first.text),
      complaints.contains(where: {
        $0.offset == first.range.lowerBound && $0.quotes == [first.text]
      })
        || isTyped
    else { return nil }
    // `total = total + 1` declares nothing: that is said of an earlier line.
    if Array(code[(equals + 1)...]).mentions(first.text) { return nil }
    let value = expression(Array(code[(equals + 1)...])).trimmed
    let changes = reassigned.contains(first.text)
    let to = "\(changes ? "var" : "let") \(typed(Array(code[..<equals]))) = \(value)"
    note(
      Change(
        kind: .grammar, range: first.range, words: [first.text], from: code.text, to: to,
        remark: changes ? nil : "or `var`, if it is to change"))
    return to
  }

  /// `a: int` with its type in Swift.
  private mutating func typed(_ pieces: [Piece]) -> String {
    guard let colon = pieces.firstIndex(where: { $0.isSign(":") }), colon + 1 < pieces.count else {
      return pieces.text
    }
    return Array(pieces[..<colon]).text + ":" + pieces[colon + 1].gap
      + type(Array(pieces[(colon + 1)...]))
  }

  /// A type, in Python's words or Swift's: `List[int]`, `torch.Tensor`, `Optional[float]`.
  mutating func type(_ pieces: [Piece]) -> String {
    guard let first = pieces.first else { return "" }
    func changed(_ to: String) -> String {
      note(whole(pieces, [first.text], to))
      return to
    }
    if pieces.count == 1, let swift = phrases.types[first.text], !ownNames.contains(first.text) {
      return changed(swift)
    }
    if pieces.last?.isWord("Tensor") == true, pieces.count > 1 { return changed("Tensor") }
    if pieces.last?.isWord("ndarray") == true { return changed("Tensor") }
    if pieces.count == 2, pieces[1].isGroup("[") {
      let mark = changes.count
      let parts = pieces[1].inner.split { $0.isSign(",") }.map { type($0) }
      discard(since: mark)
      switch first.text.lowercased() {
      case "list", "sequence", "iterable": return changed("[\(parts.joined(separator: ", "))]")
      case "dict": return changed("[\(parts.joined(separator: ": "))]")
      case "tuple": return changed("(\(parts.joined(separator: ", ")))")
      case "optional": return changed("\(parts.first ?? "")?")
      default: break
      }
    }
    return pieces.text
  }
}

extension [Piece] {
  /// The name stands in them, also within brackets.
  fileprivate func mentions(_ name: String) -> Bool {
    contains { $0.isWord(name) || $0.inner.mentions(name) }
  }
}
