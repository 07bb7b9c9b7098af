/// What stands around the digits of a number: sign, currency, parentheses, unit.
struct NumberParts {
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
