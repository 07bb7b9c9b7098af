// Front matter that its author means, and that is none where it stands or as it is written.
extension FrontMatterReader {
  /// Why the lesson has no front matter, if it looks as if it should.
  static func misplaced(in source: SourceText) -> Diagnostic? {
    guard let first = firstLine(of: source) else { return nil }
    let text = visible(source.line(first)).trimmed
    let next = source.line(first + 1)
    func report(_ message: String, hint: String) -> Diagnostic {
      source.diagnostic(
        .misplacedFrontMatter,
        at: source.range(line: first, bytes: 0..<max(source.line(first).utf8.count, 1)), message,
        hint: hint)
    }
    switch text {
    case "---":
      guard isEntry(next) || isKey(next), isClosed(after: first, by: ["---", "..."], in: source)
      else { return nil }
      return report(
        "front matter has to start on the first line, with nothing before its `---`",
        hint: first > 1
          ? first == 2 ? "delete line 1" : "delete lines 1 to \(first - 1)"
          : "delete what stands before `---`, which may be invisible")
    case "+++":
      guard next.contains("=") || isKey(next) else { return nil }
      return report(
        "front matter is YAML between two lines `---`, not TOML between `+++`",
        hint: "write `title: One cell` in place of `title = \"One cell\"`")
    case "{", ";;;":
      guard isKey(next) else { return nil }
      return report(
        "front matter is YAML between two lines `---`, not JSON",
        hint: "write `title: One cell` on a line of its own")
    default:
      if isOpening(text), isKey(next) {
        return report(
          "front matter starts with a line `---`, not `\(text)`", hint: "write three hyphens alone")
      }
      guard isKey(source.line(first)), text.contains(":"),
        isKey(next) || visible(next).trimmed == "---",
        isClosed(after: first, by: ["---"], in: source) || isKey(next)
      else { return nil }
      return report(
        "the front matter has no line `---` above it",
        hint: "put `---` on a line of its own before it")
    }
  }

  /// The first line with something to see, past comments.
  private static func firstLine(of source: SourceText) -> Int? {
    var isInComment = false
    for (index, line) in source.lines.prefix(100).enumerated() {
      let text = visible(line).trimmed
      if isInComment || text.hasPrefix("<!--") {
        isInComment = !text.contains("-->")
      } else if !text.isEmpty {
        return index + 1
      }
    }
    return nil
  }

  /// Without what an editor does not show: byte-order marks, joiners.
  private static func visible(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        // A line of a megabyte is none of these.
        line.unicodeScalars.prefix(300).filter {
          !["\u{FEFF}", "\u{200B}", "\u{2060}", "\u{A0}"].contains($0)
        }))
  }

  private static func isOpening(_ text: String) -> Bool {
    text.allSatisfy { "-–—*_=~".contains($0) } || text.hasPrefix("---")
      || ["```yaml", "```yml", "~~~yaml", "~~~yml"].contains(text.lowercased())
  }

  /// `title: …`, one of the keys that a lesson can have.
  private static func isKey(_ line: String) -> Bool {
    let text = visible(line).trimmed.drop { $0 == "\"" }
    let key = text.prefix { $0.isLetter }
    let rest = text.dropFirst(key.count).drop { $0 == " " || $0 == "\"" }
    return keys.contains(String(key)) && rest.first.map { ":=：".contains($0) } == true
  }

  /// `word: value`.
  private static func isEntry(_ line: String) -> Bool {
    let key = line.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
    return !key.isEmpty && line.dropFirst(key.count).first == ":"
  }

  private static func isClosed(
    after first: Int, by marks: [String], in source: SourceText
  ) -> Bool {
    for line in source.lines.dropFirst(first).prefix(100) {
      let text = line.trimmed
      if marks.contains(text) { return true }
      if text.isEmpty || text.hasPrefix("#") { return false }
    }
    return false
  }

  /// The first line up to `last` that is the lesson's text and no front matter.
  func firstLineOfText(through last: Int) -> Int? {
    guard last > 3 else { return nil }
    return (3...last).first { number in
      let line = source.line(number)
      if line.hasPrefix("```") || line.hasPrefix("~~~") { return true }
      let marks = line.prefix { $0 == "#" }
      return (1...6).contains(marks.count) && line.dropFirst(marks.count).hasPrefix(" ")
        && source.line(number - 1).trimmed.isEmpty
    }
  }
}
