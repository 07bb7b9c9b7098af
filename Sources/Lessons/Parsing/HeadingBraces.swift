/// The braces at the end of a heading, pandoc style: `## Hidden state {#hidden-state}`.
struct HeadingBraces {
  /// The heading without them.
  let content: [Inline]
  /// Nil where the braces do not hold an id.
  let id: String?
  /// The braces and what is between them.
  let range: SourceRange
  let diagnostic: Diagnostic?

  /// Nil for a heading without braces of this kind: a set `{1, 2}` and an escaped `\{` are words.
  ///
  /// - Parameter lines: those of the heading.
  init?(_ content: [Inline], lines: ClosedRange<Int>, in source: SourceText) {
    guard case .text(let text)? = content.last, text.hasSuffix("}"),
      let open = text.lastIndex(of: "{"),
      text[open...].dropFirst().first.map("#.".contains) == true,
      let range = Self.place(of: String(text[open...]), lines: lines, in: source)
    else { return nil }
    var content = Array(content.dropLast())
    let words = String(text[..<open]).trimmedAtTheEnd
    if !words.isEmpty { content.append(.text(words)) }
    self.content = content
    self.range = range
    let inside = String(text[open...].dropFirst().dropLast()).trimmed
    let id = String(inside.dropFirst())
    if inside.hasPrefix("#"), Self.isSound(id) {
      self.id = id
      diagnostic = nil
      return
    }
    self.id = nil
    let isEmpty = inside == "#"
    diagnostic = source.diagnostic(
      .badID, at: range,
      isEmpty
        ? "`#` needs a name after it"
        : inside.hasPrefix("#")
          ? "`\(id)` is not a valid id: an id starts with a letter, and has letters, digits, `-` and `_`"
          : "a heading can only have an id, not `\(inside)`",
      hint: isEmpty ? "write `{#hidden-state}`" : "write `{#\(Slugs.slug(id))}`")
  }

  /// Letters of any script.
  static func isSound(_ id: String) -> Bool {
    id.first?.isLetter == true
      && id.allSatisfy { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
  }

  /// The last place of the braces in the lesson's lines; nil where a backslash takes them for text.
  private static func place(
    of braces: String, lines: ClosedRange<Int>, in source: SourceText
  ) -> SourceRange? {
    let wanted = Array(braces.utf8)
    for line in lines.reversed() {
      let bytes = Array(source.line(line).utf8)
      guard bytes.count >= wanted.count else { continue }
      for start in (0...(bytes.count - wanted.count)).reversed()
      where bytes[start] == wanted[0] && bytes[start...].starts(with: wanted) {
        if start > 0, bytes[start - 1] == UInt8(ascii: "\\") { return nil }
        return source.range(line: line, bytes: start..<(start + wanted.count))
      }
    }
    return nil
  }
}

extension String {
  fileprivate var trimmedAtTheEnd: String {
    var bytes = Substring(self).utf8
    while let last = bytes.last, last.isSpace { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
