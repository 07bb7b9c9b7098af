/// A formula of TeX in text, for a terminal and for the search: `h_{t-1}` is hₜ₋₁, `\frac{a}{b + c}`
/// is a/(b + c), and no command is left. A name that is not known stands for itself.
struct PlainFormula {
  var rest: Substring
  let ascii: Bool
  /// In `\text{…}`, where a hyphen is a hyphen.
  private var isText = false
  private var cell = ""
  private var row: [String] = []
  private var rows: [[String]] = []
  /// What was written last is a word or a fraction, from which a letter keeps a distance.
  private var isApart = false
  private var depth = 0

  init(_ tex: Substring, ascii: Bool) {
    rest = tex
    self.ascii = ascii
  }

  /// In one line.
  static func text(_ tex: String, ascii: Bool) -> String {
    var formula = PlainFormula(tex[...], ascii: ascii)
    return formula.grid(isOutermost: true).joined()
      .flatMap { $0.split { $0 == " " || $0 == wideBlank } }.joined(separator: " ")
  }

  /// As lines: those of an alignment, and those that the author wrote.
  static func rows(_ tex: String, ascii: Bool) -> [String] {
    var formula = PlainFormula(tex[...], ascii: ascii)
    return formula.grid(isOutermost: true).map { tidy($0.joined(separator: " ")) }
      .filter { !$0.allSatisfy { $0 == " " } }
  }

  /// A part of the formula, as text of its own.
  func inner(_ tex: Substring, isText: Bool = false) -> String {
    var part = part(tex)
    part.isText = isText
    let text = part.grid().map { $0.joined(separator: " ") }.joined(separator: "; ")
    return isText ? text : text.trimmingBlanks
  }

  func part(_ tex: Substring) -> PlainFormula {
    var part = PlainFormula(tex, ascii: ascii)
    part.depth = depth + 1
    return part
  }

  /// The rows of a table or an alignment, each as its cells.
  mutating func grid(isOutermost: Bool = false) -> [[String]] {
    // Nobody nests so deep; the stack must not overflow where somebody does.
    guard depth < 40 else { return [[rest.filter { !"\\{}".contains($0) }]] }
    while let character = rest.first {
      if character == "{" {
        write(inner(group() ?? "", isText: isText))
        continue
      }
      rest.removeFirst()
      switch character {
      case "\\": readCommand(isOutermost: isOutermost)
      case "\n" where isOutermost: endRow()
      case "\n", "\t": cell += " "
      case _ where isText && !"}$~".contains(character): cell.append(character)
      case "_": readScript(.sub)
      case "^": readScript(.super)
      case "'": cell += ascii ? "'" : "′"
      case "}", "$": continue
      case "~": cell += " "
      case "&": endCell()
      case "-" where !ascii: cell += "−"
      default: write(String(character))
      }
    }
    endRow()
    return rows
  }

  private mutating func endCell() {
    row.append(cell.trimmingBlanks)
    cell = ""
    isApart = false
  }

  mutating func endRow() {
    endCell()
    if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
    row = []
  }

  /// Lines that are done, where nothing stands before them.
  mutating func add(_ lines: [String]) -> Bool {
    guard row.isEmpty, cell.trimmingBlanks.isEmpty else { return false }
    rows += lines.map { [$0] }
    return true
  }

  // MARK: Writing

  mutating func write(_ text: String) {
    if isApart, let first = text.first, first.isLetter || first.isNumber { cell += " " }
    isApart = false
    cell += text
  }

  /// A word, or what else would run together with a letter beside it.
  mutating func writeApart(_ text: String) {
    if let last = cell.last, last.isLetter || last.isNumber || ")]}".contains(last) { cell += " " }
    cell += text
    isApart = true
  }

  /// What belongs to the sign before it.
  mutating func append(_ text: String) {
    cell += text
  }

  mutating func writeBlank() {
    cell += " "
  }

  /// The wide space between two formulas in one line.
  mutating func writeWideBlank() {
    cell.append(Self.wideBlank)
  }

  private static let wideBlank: Character = "\u{2003}"

  /// Single blanks, and three for a wide one; those at the start of a line are its indent.
  private static func tidy(_ line: String) -> String {
    let indent = line.prefix { $0 == " " }
    let parts = line.split(separator: wideBlank).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    return indent + parts.filter { !$0.isEmpty }.joined(separator: "   ")
  }

  // MARK: Reading

  mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "\n" }
  }

  mutating func take(_ count: Int) -> Substring {
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// What stands in the next braces; all that is left, where they are not closed.
  mutating func group(_ open: Character = "{", _ close: Character = "}") -> Substring? {
    guard rest.first == open else { return nil }
    var depth = 0
    var isEscaped = false
    for index in rest.indices {
      if isEscaped {
        isEscaped = false
        continue
      }
      isEscaped = rest[index] == "\\"
      if rest[index] == "{" || rest[index] == open { depth += 1 }
      if rest[index] == "}" || rest[index] == close { depth -= 1 }
      if depth == 0 {
        defer { rest = rest[index...].dropFirst() }
        return rest[..<index].dropFirst()
      }
    }
    defer { rest = "" }
    return rest.dropFirst()
  }

  /// What a command or a script is about, in TeX: a group, a command with its own arguments, or one
  /// character.
  mutating func argument() -> Substring {
    skipBlanks()
    if let group = group() { return group }
    guard rest.first == "\\" else { return take(1) }
    let name = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }
    let start = rest.startIndex
    rest = rest.dropFirst(1 + max(1, name.count))
    for _ in 0..<(Self.argumentCounts[name] ?? 0) { _ = argument() }
    return name.base[start..<rest.startIndex]
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    let blank = UInt8(ascii: " ")
    guard utf8.first == blank || utf8.last == blank else { return self }
    let text = drop { $0 == " " }
    return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
  }
}
