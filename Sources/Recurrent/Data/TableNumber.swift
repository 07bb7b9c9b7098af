/// Numbers as people write them into tables.
///
/// `19,426.7` · `2731.87K` (thousand; also `M`, `B`, `T`) · `-0.58%` (a hundredth) · `1.5e-3`.
/// A comma must have three digits behind it, or `1,5` would silently be fifteen.
enum TableNumber {
  /// What a cell says.
  enum Reading: Equatable {
    case number(Double)
    case missing
    case malformed
  }

  /// Ways to say that a number is not there.
  private static let missing: Set<String> = [
    "", "-", "—", "–", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?",
  ]

  private static let exponents: [Character: Int] = [
    "K": 3, "k": 3, "M": 6, "B": 9, "T": 12, "%": -2, "％": -2,
  ]

  static func read(_ text: String) -> Reading {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    if missing.contains(String(rest)) { return .missing }

    var digits = ""
    if let sign = rest.first, "+-−".contains(sign) {
      if sign != "+" { digits = "-" }
      rest.removeFirst()
    }
    var exponent = 0
    if let last = rest.last, let power = exponents[last] {
      exponent = power
      rest.removeLast()
    }
    // An exponent of its own; a suffix adds to it.
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let power = integer(rest[rest.index(after: mark)...]) else { return .malformed }
      exponent += power
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = withoutSeparators(parts[0]) else {
      return .malformed
    }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard !whole.isEmpty || !fraction.isEmpty, fraction.allSatisfy(isDigit) else {
      return .malformed
    }
    // One conversion of the whole text rounds once: 2731.87K is exactly 2731870.
    digits += (whole.isEmpty ? "0" : whole) + "." + (fraction.isEmpty ? "0" : fraction)
    guard let value = Double("\(digits)e\(exponent)"), value.isFinite else { return .malformed }
    return .number(value)
  }

  /// Digits without the commas between groups of three; nil if a group is none.
  private static func withoutSeparators(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return groups.joined()
  }

  private static func integer(_ text: Substring) -> Int? {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
