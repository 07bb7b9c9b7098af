/// Words, numbers, texts and brackets that stand alone, and what is in square brackets.
extension Translator {
  mutating func single(_ piece: Piece, isType: Bool) -> String {
    func changed(_ to: String, _ remark: String? = nil) -> String {
      note(
        Change(
          kind: .grammar, range: piece.range, words: [piece.text], from: piece.source, to: to,
          remark: remark))
      return to
    }
    switch piece.kind {
    case .name where ownNames.contains(piece.text): return piece.text
    case .name where piece.text == "True": return changed("true")
    case .name where piece.text == "False": return changed("false")
    case .name where piece.text == "None" || piece.text == "null" || piece.text == "NULL":
      return changed("nil")
    case .name where isType:
      guard let type = phrases.types[piece.text] else { return piece.text }
      return changed(type)
    case .number where piece.text.hasSuffix("."):
      return changed(piece.text + "0", "a number does not end with a point")
    case .string: return text(piece)
    case .group: return bracket(piece)
    default: return piece.source
    }
  }

  // MARK: Texts

  private mutating func text(_ piece: Piece) -> String {
    let prefix = piece.text.prefix { $0 != "\"" && $0 != "'" }
    let isFormatted = prefix.lowercased().contains("f")
    let isSingle = piece.text.dropFirst(prefix.count).first == "'"
    guard isFormatted || isSingle || (!prefix.isEmpty && !prefix.contains("#")) else {
      return piece.text
    }
    let quoted = piece.text.dropFirst(prefix.count)
    let length = quoted.hasPrefix("\"\"\"") || quoted.hasPrefix("'''") ? 3 : 1
    var body = String(quoted.dropFirst(length).dropLast(length))
    if isSingle {
      body = body.replacing("\\'", with: "'").replacing("\"", with: "\\\"")
    }
    var remark: String?
    if isFormatted { (body, remark) = interpolated(body) }
    let mark = length == 3 ? "\"\"\"" : "\""
    let to =
      mark + (prefix.lowercased().contains("r") ? body.replacing("\\", with: "\\\\") : body) + mark
    note(
      Change(
        kind: .grammar, range: piece.range, words: [String(prefix), "'"], from: piece.text, to: to,
        remark: remark))
    return to
  }

  /// `{x}` as `\(x)`.
  private mutating func interpolated(_ body: String) -> (String, remark: String?) {
    var remark: String?
    let text = body.replacing(/\{\{|\}\}|\{([^{}]*)\}/) { match -> String in
      guard let inner = match.1 else { return String(match.0.prefix(1)) }
      let parts = inner.split(separator: ":", maxSplits: 1).map(String.init)
      let mark = changes.count
      let value = expression(PieceReader.pieces(of: parts.first ?? "")).trimmed
      discard(since: mark)
      guard parts.count > 1 else { return "\\(\(value))" }
      remark = "`String(format:)` is in Foundation: `import Foundation`"
      return "\\(String(format: \"%\(parts[1])\", \(value)))"
    }
    return (text, remark)
  }

  // MARK: Brackets

  private mutating func bracket(_ group: Piece) -> String {
    let inner = group.inner.filter { $0.kind != .comment }
    if group.text == "{" {
      guard inner.count > 1, inner[0].kind == .string || inner[0].kind == .number,
        inner[1].isSign(":")
      else { return group.source }
      let to = "[" + inner.text + "]"
      note(
        Change(
          kind: .grammar, range: group.range, words: ["{"], from: group.source, to: to))
      return to
    }
    if let collected = comprehension(group, inner) { return collected }
    let parts = inner.split { $0.isSign(",") }.map { part -> String in
      // A label of a tuple, a key of a dictionary.
      guard let colon = part.firstIndex(where: { $0.isSign(":") }) else { return expression(part) }
      return Array(part[..<colon]).source + ":" + expression(Array(part[(colon + 1)...]))
    }
    return group.text + parts.joined(separator: ",") + group.closing
  }

  /// `[f(v) for v in list if c]`.
  private mutating func comprehension(_ group: Piece, _ inner: [Piece]) -> String? {
    guard let loop = inner.firstIndex(where: { $0.isWord("for") }), loop > 0,
      let source = inner[loop...].firstIndex(where: { $0.isWord("in") })
    else { return nil }
    let condition = inner[source...].firstIndex { $0.isWord("if") }
    let mark = changes.count
    let names = Array(inner[(loop + 1)..<source]).text
    var list = expression(Array(inner[(source + 1)..<(condition ?? inner.count)])).trimmed
    if list.contains("..<") { list = "(\(list))" }
    if let condition {
      list += ".filter { \(names) in \(expression(Array(inner[(condition + 1)...])).trimmed) }"
    }
    let value = expression(Array(inner[..<loop])).trimmed
    discard(since: mark)
    let to = value == names ? list : "\(list).map { \(names) in \(value) }"
    note(
      Change(
        kind: .grammar, range: group.range.lowerBound..<(inner.last ?? group).range.upperBound,
        words: ["for"], from: group.source, to: to))
    return to
  }

  /// `x[0:2, :]`.
  mutating func subscripts(_ group: Piece, of receiver: String) -> String {
    let inner = group.inner.filter { $0.kind != .comment }
    let parts = inner.split { $0.isSign(",") }
    let isForeign = { (part: [Piece]) in
      part.contains { $0.isSign(":") } || part.text == "..." || part.text == "None"
    }
    guard parts.contains(where: isForeign) else {
      return group.text + expression(inner) + group.closing
    }
    let mark = changes.count
    let ours = parts.map { slice($0) }.joined(separator: ", ")
    discard(since: mark)
    note(
      Change(
        kind: .grammar, range: group.range.lowerBound..<(inner.last ?? group).range.upperBound + 1,
        words: [":", "None"], from: receiver + group.source, to: "\(receiver)[\(ours)]",
        remark: ours.firstMatch(of: /^\(-(\w+)\)\.\.\.$/).map {
          "of an array: `\(receiver).suffix(\($0.1))`"
        }))
    return "[\(ours)]"
  }

  private mutating func slice(_ part: [Piece]) -> String {
    if part.text == "..." { return ".rest" }
    if part.text == "None" { return ".newAxis" }
    let ends = part.split { $0.isSign(":") }
    guard ends.count > 1 else { return expression(part).trimmed }
    let texts = ends.map { expression($0).trimmed }
    func bound(_ text: String) -> String { text.hasPrefix("-") ? "(\(text))" : text }
    if texts.count > 2, !texts[2].isEmpty, texts[0].isEmpty, texts[1].isEmpty {
      return ".every(\(texts[2]))"
    }
    switch (texts[0].isEmpty, texts[1].isEmpty) {
    case (true, true): return ".all"
    case (true, false): return "..<\(bound(texts[1]))"
    case (false, true): return "\(bound(texts[0]))..."
    case (false, false): return "\(bound(texts[0]))..<\(bound(texts[1]))"
    }
  }
}
