/// One statement or declaration of Swift code, with what is inside its braces.
package struct CodeStatement {
  /// Of `CodeTokens`.
  package var tokens: Range<Int>
  /// Outside all braces.
  package var isTopLevel: Bool
  /// A member of a type: a property, a method, a case.
  package var isMember: Bool
  /// Somewhere inside a type's braces.
  package var isInType: Bool
}

extension CodeTokens {
  /// All statements, those inside others too, as far as signs and words tell where one ends.
  package var statements: [CodeStatement] {
    var finder = StatementFinder(code: self)
    return finder.find()
  }

  /// Words that may stand before a declaration's own.
  package static let modifiers: Set<String> = [
    "public", "private", "fileprivate", "internal", "package", "open", "final", "indirect",
    "nonisolated", "static", "lazy", "weak", "unowned", "mutating", "nonmutating", "override",
    "required", "convenience", "dynamic", "optional", "isolated", "distributed", "prefix",
    "postfix", "infix", "consuming", "borrowing", "async",
  ]

  /// The token behind the attributes and modifiers that a statement starts with.
  package func afterModifiers(_ start: Int, in range: Range<Int>) -> Int {
    var index = start
    while range.contains(index) {
      if text(index) == "@" {
        index += 2
      } else if isWord(index, Self.modifiers) {
        index += 1
      } else {
        return index
      }
      // `@available(macOS 15, *)`, `private(set)`, `unowned(unsafe)`.
      if range.contains(index), text(index) == "(" { index = afterBracket(index) }
    }
    return index
  }
}

/// Divides code into statements.
private struct StatementFinder {
  let code: CodeTokens

  private enum Surroundings { case file, code, type, brackets }

  private struct Frame {
    var surroundings: Surroundings
    var isInType: Bool
    /// The first token of the statement that is being read.
    var start: Int?
  }

  private var frames = [Frame(surroundings: .file, isInType: false)]
  private var found: [CodeStatement] = []

  init(code: CodeTokens) { self.code = code }

  mutating func find() -> [CodeStatement] {
    for (index, token) in code.tokens.enumerated() {
      switch token.kind {
      case .semicolon: end(before: index)
      case .close:
        end(before: index)
        if frames.count > 1 { frames.removeLast() }
      case .open:
        begin(index)
        frames.append(frame(openedBy: index))
      case .word, .sign, .literal: begin(index)
      }
    }
    while !frames.isEmpty {
      end(before: code.tokens.count)
      frames.removeLast()
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private mutating func begin(_ index: Int) {
    guard let frame = frames.last, frame.surroundings != .brackets else { return }
    if let start = frame.start {
      guard code.tokens[index].opensLine, !continues(at: index, from: start) else { return }
      end(before: index)
    }
    frames[frames.count - 1].start = index
  }

  private mutating func end(before index: Int) {
    guard let frame = frames.last, let start = frame.start else { return }
    frames[frames.count - 1].start = nil
    found.append(
      CodeStatement(
        tokens: start..<index, isTopLevel: frame.surroundings == .file,
        isMember: frame.surroundings == .type, isInType: frame.isInType))
  }

  private func frame(openedBy index: Int) -> Frame {
    let outer = frames[frames.count - 1]
    guard code.text(index) == "{" else {
      return Frame(surroundings: .brackets, isInType: outer.isInType)
    }
    var isType = false
    if let start = outer.start {
      let word = code.afterModifiers(start, in: start..<index)
      isType =
        code.isWord(word, ["struct", "enum", "actor", "protocol", "extension"])
        // Not `class func`.
        || (code.isWord(word, ["class"]) && !code.isWord(word + 1, ["func", "var", "subscript"]))
    }
    return Frame(surroundings: isType ? .type : .code, isInType: outer.isInType || isType)
  }

  /// The token at `index`, the first of its line, belongs to the statement before it.
  private func continues(at index: Int, from start: Int) -> Bool {
    let token = code.tokens[index]
    let before = code.tokens[index - 1]
    if before.kind == .sign {
      let sign = code.text(before.range)
      let isAttached =
        index >= 2 && code.tokens[index - 2].range.upperBound == before.range.lowerBound
      let isPostfix = isAttached && ["!", "?", "...", "!.", "?."].contains(sign)
      let endsLabel = sign == ":" && code.isWord(start, ["case", "default"])
      if !isPostfix && !endsLabel { return true }
    }
    switch token.kind {
    case .open: return code.text(index) == "{"
    case .word: return code.isWord(index, ["else", "catch", "where", "as", "is", "in", "throws"])
    case .sign:
      let sign = code.text(index)
      if sign == "@" || sign == "\\" { return false }
      if sign.hasPrefix(".") || sign == "," || sign == ":" || sign == "?." { return true }
      // A space behind it makes it a binary operator.
      let end = token.range.upperBound
      return end >= code.bytes.count || code.bytes[end] == UInt8(ascii: " ")
    case .literal, .close, .semicolon: return false
    }
  }
}
