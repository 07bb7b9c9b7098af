/// What stands after a fence's opening marks: `swift unroll(steps: 4) {#fig-unroll .hidden}`.
struct InfoString {
  /// Those of fences that a lesson does not only show.
  static let languages = ["swift", "math", "csv"] + Fold.allCases.map(\.rawValue)

  /// The first word; nil for a bare fence.
  var language: String?
  /// The words between the language and the attributes, where the language is not Swift.
  var words: [String] = []
  var directive: Directive?
  var attributes = Attributes()
  /// Where `#id` stands.
  var idRange: SourceRange?
  /// The attributes that were given, by name, and where each stands.
  var given: [(name: String, range: SourceRange)] = []
  var diagnostics: [Diagnostic] = []

  /// - Parameter start: the byte of the line after the fence's marks.
  init(line: Int, from start: Int, in source: SourceText) {
    let bytes = Array(source.line(line).utf8)
    var cursor = ByteCursor(bytes, at: start)
    cursor.skipSpaces()
    let languageStart = cursor.index
    cursor.skip { !$0.isSpace && $0 != UInt8(ascii: "{") }
    guard cursor.index > languageStart || cursor.peek == UInt8(ascii: "{") else { return }
    let languageRange = languageStart..<cursor.index
    if !languageRange.isEmpty { language = cursor.text(languageRange) }
    cursor.skipSpaces()
    if language == "swift" {
      parseDirective(&cursor, line: line, in: source)
    } else {
      warnAboutLanguage(line: line, bytes: languageRange, in: source)
      while let byte = cursor.peek, byte != UInt8(ascii: "{") {
        let wordStart = cursor.index
        cursor.skip { !$0.isSpace && $0 != UInt8(ascii: "{") }
        words.append(cursor.text(wordStart..<cursor.index))
        cursor.skipSpaces()
      }
    }
    guard cursor.peek == UInt8(ascii: "{") else {
      if !cursor.atEnd { reportRest(cursor, line: line, in: source) }
      return
    }
    // Other tools give braces other meanings: only our own fences are held to ours.
    let isOurs = Self.languages.contains(language ?? "swift")
    var parser = AttributeParser(line: line, source: source)
    parser.parse(&cursor)
    parser.attributes.role = attributes.role
    attributes = parser.attributes
    idRange = parser.idRange
    given = parser.given
    if isOurs {
      diagnostics += parser.diagnostics
      cursor.skipSpaces()
      if !cursor.atEnd, parser.isClosed { reportRest(cursor, line: line, in: source) }
    }
  }

  private mutating func parseDirective(
    _ cursor: inout ByteCursor, line: Int, in source: SourceText
  ) {
    guard let first = cursor.peek, first != UInt8(ascii: "{") else { return }
    let start = cursor.index
    cursor.skip { $0.isIdentifier || $0 == UInt8(ascii: ".") }
    guard cursor.index > start, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      diagnostics.append(
        source.diagnostic(
          .badDirective, at: source.range(line: line, bytes: start..<(start + 1)),
          "a directive has to start with the name of a function",
          hint: "write `swift NAME(arguments) {attributes}`"))
      // What follows may still hold attributes.
      cursor.skip { $0 != UInt8(ascii: "{") }
      return
    }
    let name = cursor.text(start..<cursor.index)
    if let role = Role(rawValue: name), Role.words.contains(name) {
      parseRole(role, at: start, &cursor, line: line, in: source)
      return
    }
    var end = cursor.index
    cursor.skipSpaces()
    if cursor.peek == UInt8(ascii: "(") {
      guard let close = Self.closingParenthesis(cursor.bytes, from: cursor.index) else {
        let at = source.range(line: line, bytes: cursor.index..<(cursor.index + 1))
        diagnostics.append(
          source.diagnostic(
            .unbalancedDirective, at: at,
            "the argument list of `\(name)` has to end on the line of the fence",
            hint: "add the missing `)`"))
        cursor.index = cursor.bytes.count
        return
      }
      end = close + 1
      cursor.index = end
      cursor.skipSpaces()
    }
    if end == start + name.utf8.count { warnAboutRole(name, start..<end, line: line, in: source) }
    directive = Directive(
      call: cursor.text(start..<end), name: name,
      position: source.position(line: line, byte: start))
  }

  static func closingParenthesis(_ bytes: [UInt8], from start: Int) -> Int? {
    var scanner = SwiftScanner(bytes, from: start)
    var open: [UInt8] = []
    while let token = scanner.next() {
      switch token {
      case .open(let byte, _): open.append(byte)
      case .close(let byte, let index):
        // `)` is one after `(` in ASCII; `]` and `}` are two after theirs.
        guard let last = open.popLast(), byte == last + (last == UInt8(ascii: "(") ? 1 : 2) else {
          return nil
        }
        if open.isEmpty { return index }
      case .semicolon, .blockComment, .word, .sign, .literal: break
      case .lineComment: return nil
      }
    }
    return nil
  }

  private mutating func reportRest(_ cursor: ByteCursor, line: Int, in source: SourceText) {
    let range = source.range(line: line, bytes: cursor.index..<cursor.endWithoutSpaces)
    let text = cursor.text(cursor.index..<cursor.endWithoutSpaces)
    diagnostics.append(
      source.diagnostic(
        .unexpectedText, at: range, "unexpected text: `\(text)`",
        hint: directive == nil
          ? "put attributes in braces last" : "write one directive, then {attributes}"))
  }

  private mutating func warnAboutLanguage(line: Int, bytes: Range<Int>, in source: SourceText) {
    guard let language else { return }
    let runs = Self.languages
    let isNear =
      runs.contains(language.lowercased())
      || Suggestion.distance(Array(language), Array("swift")) == 1
    guard !runs.contains(language), isNear,
      let meant = Suggestion.closest(to: language, among: runs)
    else { return }
    diagnostics.append(
      source.diagnostic(
        .unknownLanguage, at: source.range(line: line, bytes: bytes),
        "a `\(language)` fence is only shown, not run", hint: "did you mean `\(meant)`?"))
  }
}
