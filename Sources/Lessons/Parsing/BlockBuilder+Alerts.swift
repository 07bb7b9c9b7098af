extension BlockBuilder {
  /// A quote, or an alert where its first line says so.
  mutating func quote(_ blocks: [Block], at node: MarkNode) -> Block.Kind {
    guard let first = blocks.first, case .paragraph(let content) = first.kind,
      case .text(let text)? = content.first, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]")
    else { return .quote(blocks) }
    let line = first.lines.lowerBound
    let bytes = Array(source.line(line).utf8)
    let start = LinePrefix(of: bytes).bytes.count
    let mark = String(text[...end])
    guard bytes[min(start, bytes.count)...].starts(with: mark.utf8) else { return .quote(blocks) }
    let range = source.range(line: line, bytes: start..<(start + mark.utf8.count))
    let name = String(mark.dropFirst(2).dropLast())
    guard let alert = Alert(rawValue: name.lowercased()) else {
      let kinds = Alert.allCases.map { "`\($0.mark)`" }.joined(separator: ", ")
      let near = Suggestion.closest(to: name, among: Alert.allCases.map(\.rawValue))
        .flatMap(Alert.init)
      report(
        .badAlert, at: range, "`\(mark)` is no kind of alert: this stands as a quote",
        hint: near.map { "did you mean `\($0.mark)`?" } ?? "the kinds are \(kinds)")
      return .quote(blocks)
    }
    let isAlone = text[text.index(after: end)...].allSatisfy { $0 == " " || $0 == "\t" }
    guard isAlone, content.count == 1 || content[1] == .softBreak || content[1] == .lineBreak
    else {
      report(
        .badAlert, at: range, "text follows `\(mark)`: this stands as a quote",
        hint: "put the text on the next line: `> …`")
      return .quote(blocks)
    }
    var inside = blocks
    let rest = Array(content.dropFirst(2))
    if rest.isEmpty {
      inside.removeFirst()
    } else {
      inside[0] = Block(
        .paragraph(rest), lines: min(line + 1, first.lines.upperBound)...first.lines.upperBound)
    }
    if inside.isEmpty {
      report(
        .badAlert, at: range, "this alert says nothing", hint: "write its text below: `> …`")
    }
    return .alert(alert, inside)
  }

  mutating func report(_ rule: Rule, at range: SourceRange, _ message: String, hint: String) {
    diagnostics.append(source.diagnostic(rule, at: range, message, hint: hint))
  }
}

extension Inline {
  /// In a cell of a table a pipe has a backslash before it, in code and formulas too.
  var inCell: Inline {
    switch self {
    case .code(let code): .code(code.replacing("\\|", with: "|"))
    case .math(let tex, let position):
      .math(tex: tex.replacing("\\|", with: "|"), position: position)
    case .emphasis(let content): .emphasis(content.map(\.inCell))
    case .strong(let content): .strong(content.map(\.inCell))
    case .strikethrough(let content): .strikethrough(content.map(\.inCell))
    case .link(let destination, let title, let content):
      .link(destination: destination, title: title, content: content.map(\.inCell))
    default: self
    }
  }
}

/// Comments are for who reads the source.
enum HTMLComment {
  /// Nothing but comments and blanks.
  static func isAll(of html: String) -> Bool {
    var rest = html[...]
    while let first = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[first...]
      guard rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") else { return false }
      rest = rest[end.upperBound...]
    }
    return true
  }
}
