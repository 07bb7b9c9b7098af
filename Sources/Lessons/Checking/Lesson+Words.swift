extension Lesson {
  /// Warns about a key under `words:` in the front matter that no figure shows.
  ///
  /// - Parameter shown: the texts that the figures show, for a suggestion.
  package func unusedWord(_ key: String, among shown: [String]) -> Diagnostic {
    // An escape in a quoted key ends what can be looked for.
    let start = key.prefix { $0 != "\"" && $0 != "'" && $0 != "\\" }
    let head = lines.prefix(max(0, firstBodyLine - 1)).firstIndex { $0.hasPrefix("words:") }
    var place = SourcePosition(line: (head ?? 0) + 1, column: 1)
    for (index, line) in lines.prefix(max(0, firstBodyLine - 1)).enumerated() {
      let entry = line.drop { " \"'?{".contains($0) }
      guard entry.hasPrefix(start), "\"':".contains(entry.dropFirst(start.count).first ?? " ")
      else { continue }
      place = SourcePosition(line: index + 1, column: line.count - entry.count + 1)
    }
    return diagnostic(
      .unusedWords, at: SourceRange(at: place),
      "no figure of this lesson shows `\(key)`",
      hint: Suggestion.closest(to: key, among: shown).map { "did you mean `\($0)`?" }
        ?? "delete it from `words`")
  }
}
