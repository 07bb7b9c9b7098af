internal import Runs

/// What a line made, as it stands beside the line.
package struct LineNote: Sendable, Hashable {
  /// Where the line made more than one thing.
  package var name: String?
  /// The last value.
  package var text: String
  /// The first, where a loop changed it.
  package var first: String?
  package var count: Int
  package var history: [Double]

  static let mostOnALine = 4
  static let mostCharacters = 60

  /// The notes of one line, in the order in which it made them.
  static func notes(_ values: [LineValue]) -> [LineNote] {
    var shown: [LineValue] = []
    for value in values where !isSilent(value) {
      // A variable that the line sets and then reads is logged twice.
      if let same = shown.firstIndex(where: { $0.name == value.name && $0.name != nil }) {
        shown[same] = value
      } else if !shown.contains(where: { $0.text == value.text && $0.count == value.count }) {
        shown.append(value)
      }
    }
    return shown.prefix(mostOnALine).map { value in
      let changed = value.first.map { $0 != value.text } ?? false
      return LineNote(
        name: shown.count > 1 ? value.name.map(short) : nil,
        text: short(value.text),
        first: changed ? value.first.map(short) : nil,
        count: value.count,
        // Two points are no curve: the first and the last value say it all.
        history: changed && value.history.count > 2 ? value.history : [])
    }
  }

  /// What stands in no margin: nothing, and figures, which are drawn below.
  private static func isSilent(_ value: LineValue) -> Bool {
    ["()", "Void", "Figure"].contains(value.type) || value.text == "()"
  }

  private static func short(_ text: String) -> String {
    let line = printable(text).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "⏎")
    return line.count > mostCharacters ? line.prefix(mostCharacters - 1) + "…" : line
  }
}
