internal import Lessons

/// Finds the names in a lesson's code that the library explains. The first use of each in a section
/// leads to its entry; the next one needs no link.
///
/// What the lesson declares is its own, wherever it does: such a name is never the library's. Nor is
/// an argument's label, and what stands behind a dot is a member.
struct CodeNames {
  /// The ids of entries, by name.
  private let entries: [String: String]
  /// Arrays and texts have these too, and nothing here says what stands before the dot.
  private static let shared: Set<String> = [".max", ".min", ".split"]

  /// The entries that the section has led to, and those that its last cell adds.
  private var seen: Set<String> = []
  private var added: Set<String> = []

  init(_ entries: [String: String], in lesson: Lesson) {
    guard !entries.isEmpty else {
      self.entries = [:]
      return
    }
    let own = lesson.cells.reduce(into: Set<String>()) {
      $0.formUnion(DeclaredNames(in: CodeTokens($1.bareCode)).names)
    }
    self.entries = entries.filter { name, _ in
      !Self.shared.contains(name)
        && !own.contains(name.hasPrefix(".") ? String(name.dropFirst()) : name)
    }
  }

  mutating func beginSection() { seen = [] }

  mutating func endCell() { seen.formUnion(added) }

  /// All versions of a cell have the same links.
  mutating func marked(_ listing: CellListing) -> CellListing {
    guard !entries.isEmpty else { return listing }
    added = []
    var listing = listing
    for row in listing.rows.indices { listing.rows[row].tokens = marked(listing.rows[row].tokens) }
    return listing
  }

  private mutating func marked(_ tokens: [Token]) -> [Token] {
    let text = tokens.map(\.text).joined()
    var result: [Token] = []
    var end = text.startIndex
    for token in tokens {
      let start = end
      end = text.utf8.index(start, offsetBy: token.text.utf8.count)
      guard [.plain, .type, .function].contains(token.kind) else {
        result.append(token)
        continue
      }
      var rest = start
      for word in CodeWord.words(in: text[start..<end]) {
        guard let id = entry(word, in: text), added.insert(id).inserted else { continue }
        if rest < word.startIndex {
          result.append(Token(token.kind, String(text[rest..<word.startIndex])))
        }
        result.append(Token(token.kind, String(word), entry: id))
        rest = word.endIndex
      }
      if rest < end { result.append(Token(token.kind, String(text[rest..<end]))) }
    }
    return result
  }

  private func entry(_ word: Substring, in line: String) -> String? {
    let before = line[..<word.startIndex]
    // `0..<count` and `...5` are ranges, not members.
    let isMember = before.last == "." && !before.hasSuffix("..")
    guard let id = entries[(isMember ? "." : "") + word], !seen.contains(id) else { return nil }
    if before.last == "`" { return nil }
    let after = line[word.endIndex...].first { $0 != " " }
    return after == ":" && !isMember ? nil : id
  }
}

/// Words of code: names and keywords, not numbers.
package enum CodeWord {
  package static func words(in text: Substring) -> [Substring] {
    var words: [Substring] = []
    // Nearly all code is ASCII, where the tables of Unicode need not be asked.
    for run in text.utf8.split(whereSeparator: { $0 < 0x80 && !isPartOfWord($0) }) {
      if run.allSatisfy({ $0 < 0x80 }) {
        if run.first.map(isDigit) == false { words.append(Substring(run)) }
      } else {
        words += Substring(run).split { !($0.isLetter || $0.isNumber || $0 == "_") }
          .filter { $0.first?.isNumber == false }
      }
    }
    return words
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Of ASCII, or `_`, which begins a name as a letter does.
  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
