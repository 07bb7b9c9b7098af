extension InfoString {
  /// Reads what follows the word `exercise` or `solution`: attributes, and nothing else.
  mutating func parseRole(
    _ role: Role, at start: Int, _ cursor: inout ByteCursor, line: Int, in source: SourceText
  ) {
    attributes.role = role
    let afterWord = cursor.index
    cursor.skipSpaces()
    guard let next = cursor.peek, next != UInt8(ascii: "{") else { return }
    let restStart = cursor.index
    let call = afterCall(from: restStart, in: cursor)
    let isArguments = next == UInt8(ascii: "(")
    // A call that holds a brace, as one with a closure, is passed over whole.
    cursor.index = call ?? cursor.index
    cursor.skip { $0 != UInt8(ascii: "{") }
    let end = cursor.endOfText(before: cursor.index, after: restStart)
    let text = cursor.text(restStart..<end)
    diagnostics.append(
      source.diagnostic(
        isArguments ? .roleArguments : .unexpectedText,
        at: source.range(line: line, bytes: (isArguments ? afterWord : restStart)..<end),
        isArguments
          ? "`\(role.rawValue)` is not a function and takes no arguments"
          : "after `\(role.rawValue)` only attributes may follow, not `\(text)`",
        hint: isArguments
          ? "write `swift \(role.rawValue) {#name caption=\"…\"}`, and put the claims in its body: "
            + "`check(\"…\", a, ==, b)`"
          : "call a directive in the body: `\(text) { … }`"))
  }

  /// Warns about a directive without arguments that is nearly one of the two words.
  mutating func warnAboutRole(
    _ name: String, _ bytes: Range<Int>, line: Int, in source: SourceText
  ) {
    guard let meant = Suggestion.closest(to: name, among: Role.words),
      Suggestion.distance(Array(name.lowercased()), Array(meant)) <= 2
    else { return }
    diagnostics.append(
      source.diagnostic(
        .unknownRole, at: source.range(line: line, bytes: bytes),
        "`\(name)` is taken for a directive", hint: "did you mean `\(meant)`?"))
  }

  /// The byte after an argument list that starts here, or after a name; nil where it has no end.
  private func afterCall(from start: Int, in cursor: ByteCursor) -> Int? {
    var ahead = cursor
    ahead.skip { $0.isIdentifier || $0 == UInt8(ascii: ".") }
    guard ahead.peek == UInt8(ascii: "(") else { return nil }
    return Self.closingParenthesis(ahead.bytes, from: ahead.index).map { $0 + 1 }
  }
}

extension ByteCursor {
  /// `end` without the spaces before it.
  fileprivate func endOfText(before end: Int, after start: Int) -> Int {
    var end = end
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    return end
  }
}
