internal import Lessons

/// Statements that change something, or give several names at once, without a word of it from the
/// compiler's playground transform: `s.h += 2`, `counts["x"]! += n`, `h *= 0.5` in a method,
/// `swap(&a, &b)`, `let (a, b) = f()`, `let a = 1, b = 2`.
///
/// After each stands a call that records what its places hold now. Reading a place must run no code
/// of the lesson, which might print or count: a computed property is left alone, and so is an index
/// with a call in it.
struct ChangedPlaces {
  let code: CodeTokens
  /// Names whose reading runs code: computed and observed properties, and `[` for subscripts.
  let withCode: Set<String>

  struct Place: Equatable {
    /// What is read: tokens for a place, or names of a pattern.
    var expression: String
    var name: String
    var line: Int
    /// Bytes of the code.
    var range: Range<Int>
  }

  func edits(_ statements: [CodeStatement], _ lines: CellLines) -> [CellEdit] {
    statements.compactMap { statement in
      let places = places(of: statement)
      guard !places.isEmpty, let end = end(of: statement) else { return nil }
      let calls = places.map { place in
        let start = code.column(place.range.lowerBound, line: place.line)
        let end = code.column(place.range.upperBound, line: place.line)
        let name = place.name.debugDescription
        // The place keeps its line and its column, for messages.
        return lines.location(place.line - 1)
          + "let _ = CellRuntime.__changed(\(name), \(lines.first + place.line), \(start), \(end),\n"
          + String(repeating: " ", count: start - 1) + place.expression + ")\n"
      }
      return .insert(at: end.byte, line: end.line, text: calls.joined() + lines.location(end.line))
    }
  }

  /// Behind the statement, and behind its semicolon.
  private func end(of statement: CodeStatement) -> (byte: Int, line: Int)? {
    var last = statement.tokens.upperBound - 1
    if code.tokens.indices.contains(last + 1), code.tokens[last + 1].kind == .semicolon {
      last += 1
    }
    guard let byte = code.tokens.indices.contains(last) ? code.tokens[last].range.upperBound : nil
    else { return nil }
    // A text of several lines ends on a later line than it starts.
    let line = code.lineStarts.lastIndex { $0 <= byte } ?? 0
    // A block on one line stays as it is: its only statement may be its value.
    if code.tokens.indices.contains(last + 1), code.tokens[last + 1].line == line,
      code.tokens[last + 1].kind == .close
    {
      return nil
    }
    return (byte, line)
  }

  func places(of statement: CodeStatement) -> [Place] {
    guard !statement.isMember else { return [] }
    let first = statement.tokens.lowerBound
    if code.isWord(first, ["let", "var"]) { return bindings(first + 1, statement.tokens) }
    if let place = assigned(statement) { return [place] }
    return passed(statement)
  }

  // MARK: Declarations

  private func bindings(_ start: Int, _ tokens: Range<Int>) -> [Place] {
    if code.text(start) == "(" { return pattern(start, tokens) }
    var places: [Place] = []
    var index = start
    var isName = true
    var hasValue = true
    while tokens.contains(index) {
      let text = code.text(index)
      if isName {
        // Another comma of a type's: `Dictionary<Int, Int>`.
        guard code.tokens[index].kind == .word, [":", "="].contains(code.text(index + 1)) else {
          isName = false
          continue
        }
        guard hasValue else { return [] }
        hasValue = false
        places.append(place(index...index))
        isName = false
      } else if text == "=" {
        hasValue = true
      } else if text == "," {
        isName = true
      } else if text == "{" {
        return []
      }
      index = code.tokens[index].kind == .open ? code.afterBracket(index) : index + 1
    }
    return places.count > 1 && hasValue ? places.filter { $0.name != "_" } : []
  }

  /// `(a, b)`: one value, of the names in it.
  private func pattern(_ start: Int, _ tokens: Range<Int>) -> [Place] {
    let end = code.afterBracket(start)
    guard end < tokens.upperBound, code.tokens[start].line == code.tokens[end - 1].line else {
      return []
    }
    // With a type, the value comes behind it.
    guard (end..<tokens.upperBound).contains(where: { code.text($0) == "=" }) else { return [] }
    let names = (start..<end).filter {
      code.tokens[$0].kind == .word && code.text($0) != "_" && code.text($0 + 1) != ":"
    }.map(code.text)
    guard let name = names.first else { return [] }
    let range = code.tokens[start].range.lowerBound..<code.tokens[end - 1].range.upperBound
    let text = names.count == 1 ? name : "(\(names.joined(separator: ", ")))"
    return [Place(expression: text, name: text, line: code.tokens[start].line, range: range)]
  }

  // MARK: Changes

  /// `PLACE += …`. A variable's own name is the transform's affair, unless it is a property's.
  private func assigned(_ statement: CodeStatement) -> Place? {
    var index = statement.tokens.lowerBound
    while statement.tokens.contains(index), !isCompoundAssignment(code.text(index)) {
      let token = code.tokens[index]
      if token.kind == .sign, !Self.signsOfPlaces.contains(code.text(index)) { return nil }
      index = token.kind == .open ? code.afterBracket(index) : index + 1
    }
    guard statement.tokens.contains(index), index > statement.tokens.lowerBound else { return nil }
    let place = statement.tokens.lowerBound...(index - 1)
    guard isReadable(place) else { return nil }
    if place.count == 1, !statement.isInType { return nil }
    return self.place(place)
  }

  private func isCompoundAssignment(_ text: String) -> Bool {
    text.count > 1 && text.last == "=" && text.first != "="
      && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(text)
  }

  /// `swap(&a, &b)`, `inc(&s.h)`. A variable that is passed alone is the transform's affair.
  private func passed(_ statement: CodeStatement) -> [Place] {
    let tokens = statement.tokens
    guard code.tokens[tokens.lowerBound].kind == .word,
      !code.isWord(tokens.lowerBound, Self.otherStatements)
    else { return [] }
    var places: [Place] = []
    for index in tokens
    where code.text(index) == "&" && ["(", ",", ":"].contains(code.text(index - 1)) {
      // What closures do within the statement is not the statement's.
      var end = index + 1
      while tokens.contains(end), ![",", ")"].contains(code.text(end)) {
        end = code.tokens[end].kind == .open ? code.afterBracket(end) : end + 1
      }
      guard end > index + 1, isReadable(index + 1...end - 1) else { return [] }
      places.append(place(index + 1...end - 1))
    }
    if places.count == 1, places[0].name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      return []
    }
    // A call with braces has statements of its own.
    return tokens.contains { code.text($0) == "{" } ? [] : places
  }

  private static let otherStatements: Set<String> = [
    "if", "guard", "while", "for", "switch", "return", "throw", "repeat", "func", "struct", "class",
    "enum", "actor", "protocol", "extension", "typealias", "import", "init", "case", "default",
    "do",
    "defer", "#if", "#elseif", "macro", "operator",
  ]
  private static let signsOfPlaces: Set<String> = [".", "!", "?", "!.", "?."]
  private static let signsOfIndices: Set<String> = [
    ".", "+", "-", "*", "%", "/", ",", ":", "..<", "...",
  ]

  /// A name, with members and indices; no calls, no closures.
  private func isReadable(_ place: ClosedRange<Int>) -> Bool {
    guard code.tokens[place.lowerBound].kind == .word,
      code.tokens[place.lowerBound].line == code.tokens[place.upperBound].line,
      !code.isWord(place.lowerBound, Self.otherStatements)
    else { return false }
    var depth = 0
    for index in place {
      let text = code.text(index)
      switch code.tokens[index].kind {
      case .word:
        if index > place.lowerBound, code.tokens[index - 1].kind == .word { return false }
        if withCode.contains(text) { return false }
      case .literal: if depth == 0 { return false }
      case .open:
        guard text == "[", !withCode.contains("[") else { return false }
        depth += 1
      case .close: depth -= 1
      case .sign:
        guard (depth == 0 ? Self.signsOfPlaces : Self.signsOfIndices).contains(text) else {
          return false
        }
      case .semicolon: return false
      }
    }
    return true
  }

  private func place(_ tokens: ClosedRange<Int>) -> Place {
    let range =
      code.tokens[tokens.lowerBound].range
      .lowerBound..<code.tokens[tokens.upperBound].range.upperBound
    let text = code.text(range)
    return Place(
      expression: text, name: text, line: code.tokens[tokens.lowerBound].line, range: range)
  }
}

extension CodeTokens {
  /// Names whose reading runs code that this code declares.
  func namesWithCode(_ statements: [CodeStatement]) -> Set<String> {
    var names: Set<String> = []
    for statement in statements {
      let start = statement.tokens.lowerBound
      let word = afterModifiers(start, in: statement.tokens)
      if isWord(word, ["subscript"]) { names.insert("[") }
      guard isWord(word, ["var"]), statement.tokens.contains(word + 1) else { continue }
      // A wrapper's attribute, or accessors.
      let isWrapped = (start..<word).contains { text($0) == "@" }
      var index = word + 2
      var hasBody = false
      while statement.tokens.contains(index), !hasBody {
        hasBody = text(index) == "{"
        index = tokens[index].kind == .open ? afterBracket(index) : index + 1
      }
      if isWrapped || hasBody { names.insert(text(word + 1)) }
    }
    if tokens.contains(where: { text($0.range) == "dynamicMemberLookup" }) { names.insert(".") }
    return names
  }
}
