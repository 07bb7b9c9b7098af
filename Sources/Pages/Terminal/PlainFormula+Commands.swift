internal import Foundation

extension PlainFormula {
  /// What follows a backslash.
  mutating func readCommand(isOutermost: Bool) {
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    guard !name.isEmpty else { return readSign() }
    rest = rest.dropFirst(name.count)
    if rest.first == "*" { rest = rest.dropFirst() }
    switch name {
    case "begin": readEnvironment(isOutermost: isOutermost)
    case "end": _ = group()
    case "quad", "qquad": writeWideBlank()
    case "frac", "tfrac", "dfrac", "cfrac": readFraction()
    case "binom", "tbinom", "dbinom":
      writeApart("(\(inner(argument())) over \(inner(argument())))")
    case "sqrt": readRoot()
    case "left", "right", "middle": if rest.first == "." { rest = rest.dropFirst() }
    case "underbrace": readBrace(mark: "_")
    case "overbrace": readBrace(mark: "^")
    case "underset": readStacked(.sub)
    case "overset", "stackrel": readStacked(.super)
    case "xrightarrow", "xleftarrow":
      write(sign(name == "xrightarrow" ? "rightarrow" : "leftarrow"))
      writeScript(inner(argument()), .super)
    case "text", "mbox", "textrm", "textbf", "textit", "texttt", "textsf", "textnormal":
      write(inner(argument(), isText: true))
    case "mathbb": write(doubled(inner(argument())))
    case "textcolor", "colorbox":
      _ = argument()
      write(inner(argument()))
    case "color", "hspace", "vspace", "label", "phantom", "hphantom", "vphantom": _ = argument()
    case "tag": write("(\(inner(argument())))")
    case "boxed": write("[\(inner(argument()))]")
    case "not": readNegation()
    case "partial", "nabla":
      write(sign(name))
      skipBlanks()
    case _ where Self.faces.contains(name): writeWord(inner(argument()))
    case _ where Self.unseen.contains(name): break
    case _ where Self.accents[name] != nil: readAccent(name)
    case _ where Self.arrowsAbove[name] != nil: readArrowAbove(name)
    case _ where Self.signs[name] != nil: write(sign(name))
    // A function's name, or a command that this table does not have.
    default: writeApart(String(name))
    }
  }

  /// `\,` and its like are spaces, `\\` a new line, `\{` a brace.
  private mutating func readSign() {
    switch rest.popFirst() {
    case "\\":
      endRow()
      // How far the next row stands off: `\\[4pt]`.
      _ = group("[", "]")
    case "!", "/", nil: break
    case "|": write(ascii ? "||" : "‖")
    case let sign? where "{}%$#&_".contains(sign): write(String(sign))
    default: writeBlank()
    }
  }

  func sign(_ name: Substring) -> String {
    guard let sign = Self.signs[name] else { return String(name) }
    return ascii ? sign.ascii ?? String(name) : sign.unicode
  }

  private mutating func writeWord(_ text: String) {
    text.count > 1 && text.allSatisfy(\.isLetter) ? writeApart(text) : write(text)
  }

  // MARK: Fractions and roots

  private mutating func readFraction() {
    let (over, under) = (inner(argument()), inner(argument()))
    if !ascii, let sign = Self.fractions["\(over)/\(under)"] { return write(sign) }
    writeApart("\(enclosed(over))/\(enclosed(under))")
  }

  private mutating func readRoot() {
    let degree = group("[", "]").map { inner($0) }
    let radicand = inner(argument())
    guard !ascii else {
      return writeApart(degree.map { "root(\(radicand), \($0))" } ?? "sqrt(\(radicand))")
    }
    switch degree {
    case nil: write("√")
    case "3": write("∛")
    case "4": write("∜")
    case let other?:
      writeScript(other, .super)
      write("√")
    }
    write(enclosed(radicand))
  }

  /// In parentheses, unless it is one sign: a number, or a letter with its scripts.
  private func enclosed(_ part: String) -> String {
    Self.isOneSign(part) ? part : "(\(part))"
  }

  private static func isOneSign(_ part: String) -> Bool {
    var rest = part[...]
    // Derivatives are read as one: ∂L/∂h.
    if let first = rest.first, "∂∇".contains(first) { rest = rest.dropFirst().drop { $0 == " " } }
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    rest = digits.isEmpty ? rest.dropFirst() : rest[digits.endIndex...]
    rest = rest.drop { isScript($0) }
    if let mark = rest.first, "^_".contains(mark) {
      rest = rest.dropFirst()
      let word = rest.prefix { $0.isLetter || $0.isNumber }
      rest = word.isEmpty ? rest.dropFirst(enclosedCount(rest)) : rest[word.endIndex...]
    }
    return rest.isEmpty && !part.isEmpty || enclosedCount(part[...]) == part.count
  }

  /// How far it is from the first parenthesis to the one that closes it.
  private static func enclosedCount(_ part: Substring) -> Int {
    var depth = 0
    for (index, character) in part.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return character == ")" ? index + 1 : 0 }
    }
    return 0
  }

  // MARK: Above and below

  /// `\underbrace{a + b}_{c}` is [a + b: c].
  private mutating func readBrace(mark: Character) {
    let text = inner(argument())
    skipBlanks()
    guard rest.first == mark else { return write(text) }
    rest = rest.dropFirst()
    write("[\(text): \(inner(argument()))]")
  }

  private mutating func readStacked(_ script: Script) {
    let small = inner(argument())
    write(inner(argument()))
    writeScript(small, script)
  }

  private mutating func readAccent(_ name: Substring) {
    let text = inner(argument())
    guard !ascii, let mark = Self.accents[name], let first = text.first,
      Self.isOneSign(text) || mark == "\u{305}" || mark == "\u{332}"
    else { return writeApart("\(name)(\(text))") }
    // A line is drawn over all of it, any other accent over the letter.
    guard mark == "\u{305}" || mark == "\u{332}" else {
      // As one character where there is one (NFC), which is what pages on the web are written in.
      let accented = (String(first) + mark).precomposedStringWithCanonicalMapping
      return write(accented + text.dropFirst())
    }
    write(text.map { $0 == " " ? " " : String($0) + mark }.joined())
  }

  private mutating func readArrowAbove(_ name: Substring) {
    let arrow = sign(Self.arrowsAbove[name] ?? "rightarrow")
    write(arrow + enclosed(inner(argument())))
  }

  private mutating func readNegation() {
    let sign = inner(argument())
    write(ascii ? "not \(sign)" : sign == "=" ? "≠" : sign + "\u{338}")
  }

  private func doubled(_ letters: String) -> String {
    ascii ? letters : String(letters.map { Self.doubleStruck[$0] ?? $0 })
  }
}
