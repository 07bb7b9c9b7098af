package import Figures
package import Runs

/// What a line made, as it stands beside the line.
package struct LineNote: Sendable, Hashable, Codable {
  /// Where the line made more than one thing.
  package var name: String?
  /// The last value.
  package var text: String
  /// The first, where a loop changed it.
  package var first: String?
  package var count: Int
  @ExactNumbers package var history: [Double]
  /// What else is known of the last value; nil where the text says it all.
  package var detail: ValueDetail? = nil

  static let mostOnALine = 4
  static let mostCharacters = 60

  /// Longer values are not compared with their first: one of them fills the margin.
  static let longestChange = 14

  /// The notes of one line, in the order in which it made them.
  ///
  /// - Parameter code: the line's, which may say the value already.
  static func notes(_ values: [LineValue], code: String) -> [LineNote] {
    var shown: [LineValue] = []
    for value in values where !isSilent(value) && !says(code, value) {
      // A variable that the line sets and then reads is logged twice.
      if let same = shown.firstIndex(where: { $0.name == value.name && $0.name != nil }) {
        shown[same] = value
      } else if !shown.contains(where: {
        $0.text == value.text && $0.count == value.count && ($0.name == nil || value.name == nil)
      }) {
        shown.append(value)
      }
    }
    return shown.prefix(mostOnALine).map { value in
      let changed = value.first.map { $0 != value.text } ?? false
      let isShort = max(value.first?.count ?? 0, value.text.count) <= longestChange
      return LineNote(
        name: shown.count > 1 ? value.name.map(short) : nil,
        text: short(value.text),
        first: changed && isShort ? value.first.map(short) : nil,
        count: value.count,
        // Two points are no curve: the first and the last value say it all.
        history: changed && value.history.count > 2 ? value.history : [],
        detail: detail(of: value))
    }
  }

  private static func detail(of value: LineValue) -> ValueDetail? {
    if let detail = value.detail { return detail }
    return short(value.text).hasSuffix("…") && !value.text.hasSuffix("…") ? .text(value.text) : nil
  }

  /// What stands in no margin: nothing, and figures, which are drawn below.
  private static func isSilent(_ value: LineValue) -> Bool {
    // An object that shows its type alone says no more than the code.
    ["()", "Void", "Figure", "[Figure]"].contains(value.type)
      || ["()", value.type].contains(value.text)
  }

  /// `let size = 4` needs no 4 beside it, and `let start = 1, end = 2` neither.
  private static func says(_ code: String, _ value: LineValue) -> Bool {
    guard value.first == nil || value.first == value.text else { return false }
    func isWritten(_ code: Substring) -> Bool {
      let written = code.drop { $0 == " " }
      return written == value.text || "\(written).0" == value.text
    }
    let bindings = bindings(in: code)
    guard bindings.count > 1, let name = value.name else {
      return code.lastIndex(of: "=").map { isWritten(code[code.index(after: $0)...]) } ?? false
    }
    return bindings.contains { binding in
      guard let sign = binding.firstIndex(of: "=") else { return false }
      // The name, with its type perhaps.
      let words = binding[..<sign].prefix { $0 != ":" }.split(separator: " ")
      return words.last.map(String.init) == name
        && isWritten(binding[binding.index(after: sign)...])
    }
  }

  /// What stands between the commas of a line, those within brackets and texts left out.
  private static func bindings(in code: String) -> [Substring] {
    var (depth, isText) = (0, false)
    return code.split { character in
      if character == "\"" { isText.toggle() }
      if isText { return false }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      return character == "," && depth == 0
    }
  }

  static func short(_ text: String) -> String {
    let line = printable(text).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "⏎")
    return line.count > mostCharacters ? line.prefix(mostCharacters - 1) + "…" : line
  }
}
