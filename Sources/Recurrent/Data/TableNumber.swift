/// A number as people write it into a table: `19,426.7`, `−0,368`, `1 234,56`, `$1,200`, `(5.2)`,
/// `2731.87K`, `1.2亿`, `5%`, `1.5e-3`.
///
/// Which of comma and point stands before the fraction is often certain, and sometimes not: both
/// readings are kept, and `NumberColumn` decides for a whole column.
struct TableNumber {
  /// The value where a point stands before the fraction; nil if the text is no number then.
  let byPoint: Double?
  /// The value where a comma does.
  let byComma: Double?
  /// The sign of a currency before or behind the number.
  let currency: Character?
  /// The number was a percentage, and the value is a hundredth of it.
  let isPercent: Bool

  /// What the text is, if it is a number in one of the two readings.
  init?(_ text: String) {
    var parts = NumberParts(text)
    parts.strip()
    guard parts.isSound, let written = WrittenDigits(parts.digits) else { return nil }
    let (negative, exponent) = (parts.isNegative, parts.exponent)
    byPoint = written.value(decimal: ".", isNegative: negative, exponent: exponent)
    byComma = written.value(decimal: ",", isNegative: negative, exponent: exponent)
    currency = parts.currency
    isPercent = parts.isPercent
    if byPoint == nil && byComma == nil { return nil }
  }

  /// Both readings are numbers, and not the same one.
  var isAmbiguous: Bool { byPoint != nil && byComma != nil && byPoint != byComma }
}

/// What stands around the digits of a number: sign, currency, parentheses, unit.
private struct NumberParts {
  var digits: Substring.UnicodeScalarView
  var isNegative = false
  var exponent = 0
  var currency: Character?
  var isPercent = false
  private var hasSign = false
  private var hasUnit = false
  private var isInParentheses = false

  /// Factors as powers of ten, longer words first. 万 is ten thousand, 亿 a hundred million.
  private static let units: [(word: String, power: Int)] = [
    ("万亿", 12), ("萬億", 12), ("千万", 7), ("千萬", 7), ("百万", 6), ("百萬", 6), ("万", 4), ("萬", 4),
    ("亿", 8), ("億", 8), ("千", 3), ("K", 3), ("k", 3), ("M", 6), ("B", 9), ("T", 12), ("%", -2),
    ("‰", -3),
  ]

  /// Words for a currency beside the signs that Unicode knows.
  private static let currencies: Set<Unicode.Scalar> = ["元", "円"]

  init(_ text: String) {
    digits =
      Substring(
        String(String.UnicodeScalarView(text.unicodeScalars.map(Self.plain)))
      ).unicodeScalars
  }

  /// Neither two signs nor a sign within parentheses, which say "negative" themselves.
  var isSound: Bool { !(isInParentheses && hasSign) }

  /// Full-width forms, typographic signs and special blanks as ASCII has them.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xA0, 0x2007, 0x2009, 0x202F, 0x3000, 0x09: " "
    case 0x2212, 0xFE63: "-"
    case 0x2019: "'"
    case 0xFFE5: "¥"
    case 0xFFE1: "£"
    default: scalar
    }
  }

  /// Takes off what stands around the digits, from both ends, in whatever order it stands.
  mutating func strip() {
    var isDone = false
    while !isDone {
      while digits.first?.properties.isWhitespace == true { digits.removeFirst() }
      while digits.last?.properties.isWhitespace == true { digits.removeLast() }
      isDone = !(stripFront() || stripBack())
    }
  }

  private mutating func stripFront() -> Bool {
    guard let first = digits.first else { return false }
    if first == "-" || first == "+", !hasSign {
      hasSign = true
      if first == "-" { isNegative = true }
    } else if currency == nil, first.properties.generalCategory == .currencySymbol {
      currency = Character(first)
    } else if first == "(", digits.last == ")", !isInParentheses {
      isInParentheses = true
      isNegative = true
      digits.removeLast()
    } else {
      return false
    }
    digits.removeFirst()
    return true
  }

  private mutating func stripBack() -> Bool {
    guard let last = digits.last, !("0"..."9").contains(last) else { return false }
    if currency == nil,
      last.properties.generalCategory == .currencySymbol || Self.currencies.contains(last)
    {
      currency = last == "元" || last == "円" ? "¥" : Character(last)
      digits.removeLast()
      return true
    }
    guard !hasUnit else { return false }
    for unit in Self.units where digits.reversed().starts(with: unit.word.unicodeScalars.reversed())
    {
      hasUnit = true
      isPercent = unit.power < 0
      exponent = unit.power
      digits.removeLast(unit.word.unicodeScalars.count)
      return true
    }
    return false
  }
}

/// Digits with the marks between them, and an exponent of their own.
private struct WrittenDigits {
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
