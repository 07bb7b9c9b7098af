/// Digits with the marks between them, and an exponent of their own.
struct WrittenDigits {
  private let mantissa: Substring
  private let exponent: Int

  init?(_ scalars: Substring.UnicodeScalarView) {
    let text = Substring(scalars)
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      (mantissa, exponent) = (text, 0)
      return
    }
    guard let power = Self.integer(text[text.index(after: mark)...]) else { return nil }
    (mantissa, exponent) = (text[..<mark], power)
  }

  /// The value if `decimal` stands before the fraction; nil if this is no such number.
  func value(decimal: Character, isNegative: Bool, exponent unit: Int) -> Double? {
    let parts = mantissa.split(separator: decimal, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      let whole = Self.ungrouped(parts[0], comma: decimal == "." ? "," : ".")
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard !whole.isEmpty || !fraction.isEmpty, fraction.allSatisfy(Self.isDigit) else { return nil }
    // One conversion of the whole text rounds once: 2731.87K is exactly 2731870.
    let digits = (whole.isEmpty ? "0" : whole) + "." + (fraction.isEmpty ? "0" : fraction)
    guard let value = Double("\(isNegative ? "-" : "")\(digits)e\(exponent + unit)"), value.isFinite
    else { return nil }
    return value
  }

  /// Digits without the marks between groups of three, or India's of two before the last three; nil
  /// if a group is none. A first group never starts with 0: `0,368` has a decimal comma.
  private static func ungrouped(_ text: Substring, comma: Character) -> String? {
    guard let mark = text.first(where: { !isDigit($0) }) else { return String(text) }
    guard mark == comma || mark == "'" || mark == " " else { return nil }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy(isDigit) }), let first = groups.first,
      first.first != "0",
      groups.last?.count == 3
    else { return nil }
    let inner = groups.dropFirst().dropLast()
    let isWestern = (1...3).contains(first.count) && inner.allSatisfy { $0.count == 3 }
    let isIndian =
      mark == "," && !inner.isEmpty && (1...2).contains(first.count)
      && inner.allSatisfy { $0.count == 2 }
    return isWestern || isIndian ? groups.joined() : nil
  }

  private static func integer(_ text: Substring) -> Int? {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
