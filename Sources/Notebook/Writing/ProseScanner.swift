internal import Lessons
internal import Weaving

/// Goes over the source of one paragraph or heading, and finds what notebooks take otherwise:
/// formulas, which have dollars alone there; dollars that are dollars; tags that do not pass.
struct ProseScanner {
  private var characters: [Character] = []
  /// The line and the column, from 0, of each character.
  private var places: [(line: Int, column: Int)] = []
  /// The tags that are to be shown as text, in order; nil where they pass.
  private var tags: [String]?
  private var found: [(Int, ProseEdits.Edit)] = []
  /// The formulas between dollars alone, which stay: where each ends, by where it starts.
  private var dollars: [SourcePosition: SourcePosition] = [:]

  init(
    _ source: [String], _ lines: ClosedRange<Int>, html: [String]?, dollars: [SourceRange] = []
  ) {
    tags = html
    for range in dollars where lines.contains(range.start.line) {
      self.dollars[range.start] = range.end
    }
    for line in lines {
      for (column, character) in source[line - 1].enumerated() {
        characters.append(character)
        places.append((line, column))
      }
      characters.append("\n")
      places.append((line, source[line - 1].count))
    }
  }

  mutating func edits() -> [(Int, ProseEdits.Edit)] {
    var index = 0
    // Within brackets that become an attribute a tag would be text.
    var alternativeEnd = 0
    while index < characters.count {
      let inAttribute = index < alternativeEnd
      switch characters[index] {
      case "\\":
        scanEscape(at: index, inAttribute: inAttribute)
        index += 2
      case "`": index = endOfCode(from: index) ?? index + run(at: index)
      case "$":
        if let end = endOfDollars(at: index) ?? scanFormula(at: index) {
          index = end
        } else {
          replace(index..<index + 1, with: inAttribute ? "&#36;" : NotebookText.dollar)
          index += 1
        }
      case "!" where index + 1 < characters.count && characters[index + 1] == "[":
        alternativeEnd = max(alternativeEnd, closingBracket(from: index + 1) ?? 0)
        index += 2
      case "]" where index + 1 < characters.count && characters[index + 1] == "(":
        index = endOfTarget(from: index + 2)
      case "<": index = scanTag(at: index)
      default: index += 1
      }
    }
    return found
  }

  /// After a formula between dollars alone that starts here.
  private func endOfDollars(at index: Int) -> Int? {
    let place = places[index]
    guard let end = dollars[SourcePosition(line: place.line, column: place.column + 1)] else {
      return nil
    }
    return places[index...].firstIndex { $0.line == end.line && $0.column + 1 >= end.column }
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    let place = places[range.lowerBound]
    found.append(
      (place.line, .init(range: place.column..<place.column + range.count, text: text)))
  }

  private mutating func scanEscape(at index: Int, inAttribute: Bool) {
    guard index + 1 < characters.count else { return }
    switch characters[index + 1] {
    case "$": replace(index..<index + 2, with: inAttribute ? "&#36;" : NotebookText.dollar)
    case "\\" where NotebookText.opensFormula(characters[(index + 2)...]):
      replace(index..<index + 2, with: inAttribute ? "&#92;" : NotebookText.backslash)
    case "b", "e":
      // `\begin{…}`: to CommonMark a backslash and a word.
      guard NotebookText.opensFormula(characters[(index + 1)...]) else { return }
      replace(index..<index + 1, with: inAttribute ? "&#92;" : NotebookText.backslash)
    default: break
    }
  }

  // MARK: Code and formulas

  private func run(at index: Int) -> Int { characters[index...].prefix { $0 == "`" }.count }

  /// After the backquotes that close those at `index`; nil where none do.
  private func endOfCode(from index: Int) -> Int? {
    let count = run(at: index)
    var place = index + count
    while place < characters.count {
      guard characters[place] == "`" else {
        place += 1
        continue
      }
      let other = run(at: place)
      place += other
      if other == count { return place }
    }
    return nil
  }

  /// `` $`x`$ `` becomes `$x$`.
  private mutating func scanFormula(at index: Int) -> Int? {
    guard index + 1 < characters.count, characters[index + 1] == "`",
      let end = endOfCode(from: index + 1), end < characters.count, characters[end] == "$"
    else { return nil }
    let ticks = run(at: index + 1)
    var tex = index + 1 + ticks..<end - ticks
    // Blanks beside a dollar keep it from being one.
    while let first = tex.first, " \n".contains(characters[first]) {
      tex = first + 1..<tex.upperBound
    }
    while let last = tex.last, " \n".contains(characters[last]) { tex = tex.lowerBound..<last }
    // A dollar within the formula, or beside it, would end it.
    let isPlain =
      !characters[tex].contains("$") && (end + 1 >= characters.count || characters[end + 1] != "$")
      && (index == 0 || characters[index - 1] != "$")
    let (opening, closing) = isPlain ? ("$", "$") : ("\\\\(", "\\\\)")
    let opens = index..<tex.lowerBound
    let closes = tex.upperBound..<end + 1
    guard places[opens.lowerBound].line == places[opens.upperBound - 1].line,
      places[closes.lowerBound].line == places[closes.upperBound - 1].line
    else { return end + 1 }
    replace(opens, with: opening)
    replace(closes, with: closing)
    return end + 1
  }

  // MARK: Links and tags

  private func closingBracket(from index: Int) -> Int? {
    var depth = 0
    var place = index
    while place < characters.count {
      switch characters[place] {
      case "\\": place += 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return nil
  }

  /// After the parenthesis that closes a link's target.
  private func endOfTarget(from index: Int) -> Int {
    var depth = 1
    var place = index
    while place < characters.count {
      switch characters[place] {
      case "\\": place += 1
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return place + 1 }
      case "\n" where place + 1 < characters.count && characters[place + 1] == "\n": return index
      default: break
      }
      place += 1
    }
    // No target at all.
    return index
  }

  /// After a tag or an address in angle brackets; of a tag that does not pass, a backslash is put
  /// before it.
  private mutating func scanTag(at index: Int) -> Int {
    let rest = characters[index...]
    if let next = tags?.first, rest.starts(with: next) {
      tags?.removeFirst()
      replace(index..<index, with: "\\")
      return index + 1
    }
    let second = rest.dropFirst().first ?? " "
    guard second.isLetter || "/!?".contains(second), tags == nil || isAddress(rest.dropFirst()),
      let end = rest.firstIndex(of: ">")
    else { return index + 1 }
    return end + 1
  }

  /// `<https://example.org>`, `<mail@example.org>`.
  private func isAddress(_ rest: ArraySlice<Character>) -> Bool {
    let inside = rest.prefix { $0 != ">" && $0 != "\n" }
    return !inside.contains(" ") && (inside.contains(":") || inside.contains("@"))
  }
}
