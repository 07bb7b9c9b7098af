/// Texts that stand for a value that is not there.
struct MissingValues {
  /// Ways to say so, in small letters.
  private static let usual: Set<String> = [
    "", "-", "--", "---", "—", "–", ".", "..", "...", "…", "?", "na", "n/a", "#n/a", "#na", "<na>",
    "#n/a n/a", "nan", "-nan", "+nan", "null", "<null>", "none", "nil", "\\n",
  ]

  private let texts: Set<String>
  private let numbers: Set<Double>

  /// - Parameter others: further ones; a number also stands for the same number written otherwise.
  init(_ others: [String]) {
    texts = Set(others.map { Self.trimmed($0) })
    numbers = Set(others.compactMap { TableNumber($0)?.byPoint })
  }

  func contains(_ text: String) -> Bool {
    let text = Self.trimmed(text)
    if Self.usual.contains(text.lowercased()) || texts.contains(text) { return true }
    if numbers.isEmpty { return false }
    guard let number = TableNumber(text) else { return false }
    return [number.byPoint, number.byComma].contains { $0.map(numbers.contains) == true }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
