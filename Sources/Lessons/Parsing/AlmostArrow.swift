/// What people type for `// →`: `// -> 4`, `// => 4`, `/// → 4`, `/* → 4 */`, `# → 4`.
enum AlmostArrow {
  private static let signs: [Character] = Array("→⇒⟶⟹➜➔➡➙➝↦⟼⮕⇨►▶")

  /// Whether a scan is worth its time.
  static func mayBe(in line: String) -> Bool {
    // In UTF-8 the signs begin with E2, and the full-width `＞` with EF.
    line.utf8.contains { $0 == UInt8(ascii: ">") || $0 == 0xE2 || $0 == 0xEF }
  }

  /// The bytes of the comment's signs and its arrow; nil for any other comment.
  static func inComment(_ comment: String) -> Range<Int>? {
    guard let end = endOfArrow(in: comment, after: comment.prefix { "/*!".contains($0) }.endIndex)
    else { return nil }
    return 0..<comment.utf8.distance(from: comment.startIndex, to: end)
  }

  /// The bytes of a `#` and an arrow, which Python's users write; in Swift that is no comment.
  static func afterHash(_ line: String) -> Range<Int>? {
    guard let hash = line.firstIndex(of: "#"), !line[..<hash].contains("\""),
      !line[..<hash].contains("//"),
      let end = endOfArrow(in: line, after: line.index(after: hash))
    else { return nil }
    let start = line.utf8.distance(from: line.startIndex, to: hash)
    return start..<line.utf8.distance(from: line.startIndex, to: end)
  }

  /// After an arrow that a value follows.
  private static func endOfArrow(in text: String, after start: String.Index) -> String.Index? {
    let rest = text[start...].drop { $0 == " " || $0 == "\t" }
    var arrow = rest.prefix { "-–—=~－＝".contains($0) }
    guard let tip = rest[arrow.endIndex...].first else { return nil }
    if arrow.isEmpty {
      guard signs.contains(tip) else { return nil }
    } else {
      guard tip == ">" || tip == "＞" else { return nil }
    }
    arrow = rest[rest.startIndex...arrow.endIndex]
    let value = rest[arrow.endIndex...].drop { $0 == " " || $0 == "\t" }
    guard let first = value.first, first != "*" || value.dropFirst().first != "/" else {
      return nil
    }
    return arrow.endIndex
  }
}
