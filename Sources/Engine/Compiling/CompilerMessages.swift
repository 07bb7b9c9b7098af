internal import Lessons
internal import Phrasebook

/// What the compiler and the linker say, put into the lesson's terms.
struct CompilerMessages {
  var text: LessonText
  var cells: [Cell]
  /// The fence, for a message that names no line of the lesson.
  var fallbackLine: Int

  /// The name under which the compiler knows the file.
  var shownFile: String

  init(
    shownFile: String, file: String, lines: [String], cells: [Cell], fallbackLine: Int
  ) {
    text = LessonText(path: file, lines: lines, cells: cells)
    self.fallbackLine = fallbackLine
    self.shownFile = shownFile
    self.cells = cells
  }

  func neededTooMuch(memory: Int) -> Diagnostic {
    text.diagnostic(
      text.wholeLine(fallbackLine), rule: .compileMemory,
      "the compiler needed more than \(ByteCount.words(UInt64(memory))) of memory for this cell",
      hint: "divide the cell, and read large tables from a data file")
  }

  func tookTooLong(seconds: Int) -> Diagnostic {
    text.diagnostic(
      text.wholeLine(fallbackLine), rule: .compileTime,
      "the compiler did not finish this cell in \(seconds) seconds",
      hint: "split long expressions, and declare the types of their parts")
  }

  func crashed() -> Diagnostic {
    text.diagnostic(
      text.wholeLine(fallbackLine), rule: .compilerCrash, "the compiler crashes on this cell",
      hint: "write the cell in another way: other code compiles")
  }

  /// The errors of one compilation that have no place in the lesson.
  func unplacedErrors(in output: String) -> [String] {
    output.split(separator: "\n").compactMap(Message.init).filter {
      $0.kind == "error" && lessonLine(of: $0) == nil
    }.map(\.text)
  }

  private func lessonLine(of message: Message) -> Int? {
    guard message.file == shownFile,
      let line = CellLine.lessonLine(message.line, in: cells), text.text(line) != nil
    else { return nil }
    return line
  }

  /// The errors of one compilation, each with the compiler's notes as its hint; none where it ended
  /// without a word of its own.
  func errors(in output: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var skipsNotes = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: true) {
      guard let message = Message(line) else { continue }
      switch message.kind {
      case "error":
        let diagnostic = diagnostic(message)
        // One mistake is often found twice, on the way up from the expression to the statement.
        skipsNotes = found.contains {
          $0.range.start == diagnostic.range.start
            && ($0.message == diagnostic.message
              // `Hashable` brings `Equatable` with it.
              || diagnostic.message.hasPrefix(EarlierDeclarations.writesMembers))
        }
        if !skipsNotes { found.append(diagnostic) }
      case "note" where !skipsNotes && !found.isEmpty:
        if explain(message, circle: &found[found.count - 1]) { continue }
        if place(message, ofOpenerFor: &found[found.count - 1]) { continue }
        addHint(message.text, to: &found[found.count - 1])
      default: break
      }
    }
    return explained(withoutConsequences(found))
  }

  /// The cell's errors in the words of someone who comes from Python.
  private func explained(_ found: [Diagnostic]) -> [Diagnostic] {
    guard let cell else { return found }
    let phrasebook = Phrasebook(code: cells.map(\.code)) { range, message, hint in
      text.diagnostic(range, rule: .compile, message, hint: hint)
    }
    return phrasebook.explain(found, in: cell)
  }

  /// What the compiler accepts, and what does nothing.
  func uncalledMethods() -> [Diagnostic] {
    guard let cell else { return [] }
    return UncalledMethods { range, message, hint in
      text.diagnostic(range, rule: .compile, message, hint: hint)
    }
    .found(in: cell, code: cells.map(\.code))
  }

  /// What the compiler accepts, and what reads a variable that has no value yet.
  func earlyUses() -> [Diagnostic] {
    guard let cell, cell.directive == nil else { return [] }
    let code = CodeTokens(cell.bareCode)
    return EarlyUses(code).found.map { use in
      let token = code.tokens[use]
      let name = code.text(use)
      let start = text.position(
        line: cell.firstLine + token.line,
        byteColumn: code.column(token.range.lowerBound, line: token.line))
      let end = SourcePosition(line: start.line, column: start.column + name.count)
      return text.diagnostic(
        SourceRange(start, end), rule: .compile,
        "`\(name)` has no value yet: it is declared further down",
        hint: "move the line that declares `\(name)` above this one")
    }
  }

  /// A cell sees the names inside the library too, but cannot use them. None where the linker speaks
  /// of no symbol.
  func linkErrors(in output: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var symbol: String?
    for line in output.split(separator: "\n") {
      if let match = line.firstMatch(of: /undefined (?:hidden )?symbol: (.+)$/) {
        symbol = String(match.1)
      } else if let match = line.firstMatch(of: /referenced by [^:]+:(\d+)/), let name = symbol,
        let number = Int(match.1).flatMap({ CellLine.lessonLine($0, in: cells) })
      {
        let known = text.text(number) != nil && number > 0
        found.append(
          text.diagnostic(
            text.wholeLine(known ? number : fallbackLine), rule: .internalName,
            "`\(Self.baseName(ofMangled: name))` is internal to the library, or is "
              + "declared but never defined",
            hint: "use only the documented names of the library"))
        symbol = nil
      }
    }
    let words = /((?:undefined|duplicate) (?:hidden |protected )?symbol: .+)/
    guard found.isEmpty, let line = output.firstMatch(of: words) else { return found }
    return [
      text.diagnostic(
        text.wholeLine(fallbackLine), rule: .link, "the cell cannot be linked: \(line.1)")
    ]
  }

  /// The last identifier of a mangled name, which is the declaration's own.
  static func baseName(ofMangled symbol: String) -> String {
    guard symbol.hasPrefix("$s") else { return symbol }
    var rest = symbol.dropFirst(2)
    var names: [String] = []
    while let first = rest.first {
      guard let length = Int(rest.prefix { $0.isNumber }), length > 0, first != "0" else {
        if !names.isEmpty, !first.isNumber, names.count >= 2, first != "C", first != "V" { break }
        rest = rest.dropFirst()
        continue
      }
      rest = rest.drop { $0.isNumber }
      let name = rest.prefix(length)
      // A private name has the digest of its file beside it.
      if name.wholeMatch(of: /_[0-9A-F]{32}/) == nil { names.append(String(name)) }
      rest = rest.dropFirst(length)
    }
    return names.count > 1 ? names.dropFirst().joined(separator: ".") : names.first ?? symbol
  }

  // MARK: One message

  private struct Message {
    var file: Substring
    var line: Int
    var column: Int
    var kind: Substring
    var text: String

    init?(_ line: Substring) {
      guard
        let match = line.wholeMatch(
          of: /(.*?):(\d+):(\d+): (error|warning|note|remark): (.*)/)
      else {
        guard let match = line.wholeMatch(of: /(<unknown>):0: (error|note): (.*)/) else {
          return nil
        }
        (file, self.line, column, kind, text) = (match.1, 0, 0, match.2, String(match.3))
        return
      }
      (file, kind, text) = (match.1, match.4, String(match.5))
      self.line = Int(match.2) ?? 0
      column = Int(match.3) ?? 0
    }
  }

  private func diagnostic(_ message: Message) -> Diagnostic {
    let explained = declarations.explained(message.text)
    let message = (message, explained?.message ?? readable(message.text))
    guard let line = lessonLine(of: message.0) else {
      // What is missing at the end has no place of its own.
      let place = message.1.hasPrefix("expected") ? endOfCell : nil
      return text.diagnostic(place ?? text.wholeLine(fallbackLine), rule: .compile, message.1)
    }
    if let end = endOfCell, let cell, line >= cell.closingLine,
      message.1.hasPrefix("expected expr")
    {
      return text.diagnostic(end, rule: .compile, message.1)
    }
    let start = text.position(line: line, byteColumn: message.0.column)
    return text.diagnostic(
      SourceRange(start, end(ofTokenAt: start)), rule: .compile, message.1, hint: explained?.hint)
  }

  private var declarations: EarlierDeclarations { EarlierDeclarations(cells: cells) }

  /// `let x = try x.next()`: the note names what stands for itself.
  private func explain(_ note: Message, circle diagnostic: inout Diagnostic) -> Bool {
    guard diagnostic.message == "circular reference", note.text == "through reference here",
      let line = CellLine.lessonLine(note.line, in: cells)
    else { return false }
    let start = text.position(line: line, byteColumn: note.column)
    let name = (text.text(line) ?? "").dropFirst(start.column - 1)
      .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let explained = declarations.explainedCircle(String(name)) else { return false }
    diagnostic = text.diagnostic(
      SourceRange(start, end(ofTokenAt: start)), rule: .compile, explained.message,
      hint: explained.hint)
    return true
  }

  /// A closing sign that is missing at the end of a cell has no place; the sign that opened it has.
  private func place(_ note: Message, ofOpenerFor diagnostic: inout Diagnostic) -> Bool {
    guard diagnostic.range == text.wholeLine(fallbackLine) || diagnostic.range == endOfCell,
      note.file == shownFile,
      let match = note.text.wholeMatch(of: /to match this opening '(.)'/),
      let line = CellLine.lessonLine(note.line, in: cells)
    else { return false }
    let start = text.position(line: line, byteColumn: note.column)
    let closer = ["{": "}", "(": ")", "[": "]"][String(match.1)] ?? "the closing bracket"
    diagnostic = text.diagnostic(
      SourceRange(start, end(ofTokenAt: start)), rule: .compile,
      "`\(match.1)` is never closed", hint: "close it with `\(closer)` before the cell ends")
    return true
  }

  /// The cell that is compiled; nil for the course's own directives.
  private var cell: Cell? { cells.last }

  /// The last sign of the cell's code; nil where it has none.
  private var endOfCell: SourceRange? {
    guard let cell else { return nil }
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = lines.lastIndex(where: { $0.contains { $0 != " " && $0 != "\t" } }) else {
      return nil
    }
    let line = cell.firstLine + last
    let end = text.wholeLine(line).end
    return SourceRange(SourcePosition(line: line, column: max(1, end.column - 1)), end)
  }

  /// One mistake makes the compiler complain more than once: only the cause is worth reading.
  private func withoutConsequences(_ found: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    let cell = cell?.directive == nil ? nil : cell
    // The body of a directive is a closure, whose end is ours: a complaint there is about the body.
    if let cell, let call = cell.directive,
      found.contains(where: { $0.range.start.line >= cell.closingLine })
    {
      return [
        text.diagnostic(
          SourceRange(call.position, end(ofTokenAt: call.position)), rule: .compile,
          "the braces in the body of `\(call.name)` do not match",
          hint: "close each `{` with a `}` before the cell ends")
      ]
    }
    // A call in a fence is checked against each parameter: the leftmost complaint names the cause.
    let call = found.filter { cell != nil && $0.range.start.line == fallbackLine }
      .min { $0.range.start < $1.range.start }
    for diagnostic in found {
      if let call, diagnostic.range.start.line == fallbackLine, diagnostic != call { continue }
      // Said of a place whose surroundings were not understood.
      let isGuess = diagnostic.message.hasPrefix("cannot infer contextual base")
      if isGuess, found.count > 1, diagnostic != found.first { continue }
      kept.append(diagnostic)
    }
    return kept
  }

  private func addHint(_ note: String, to diagnostic: inout Diagnostic) {
    // Notes that point into the library's files help nobody who has only the lesson.
    guard diagnostic.advice == nil, !note.contains("declared here"), !note.contains("found this")
    else { return }
    diagnostic.advice = readable(note)
  }

  /// The text without the names of the modules that cells are compiled as.
  private func readable(_ text: String) -> String {
    var text = declarations.named(text)
    for module in RuntimeLibrary.importedModules {
      text = text.replacing("'\(module).", with: "'")
    }
    // The compiler's name for a group of its messages.
    text.replace(#/ \[#\w+\]$/#, with: "")
    while text.last == " " { text.removeLast() }
    return text.replacing("in scope; did you mean", with: "in scope: did you mean")
  }

  /// The end of the word or the sign at `start`: the compiler says only where a mistake starts.
  private func end(ofTokenAt start: SourcePosition) -> SourcePosition {
    let rest = Array((text.text(start.line) ?? "").dropFirst(start.column - 1))
    func isWord(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }
    let length = rest.first.map(isWord) == true ? rest.prefix(while: isWord).count : 1
    return SourcePosition(line: start.line, column: start.column + max(1, length))
  }
}
