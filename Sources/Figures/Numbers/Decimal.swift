/// A finite number as decimal digits: `0.d₁d₂d₃… × 10^exponent`, rounded half away from zero.
///
/// All the figures' numbers are written from this, so that neither the C library nor a locale has
/// a say in them.
package struct Decimal: Hashable, Sendable {
  var isNegative: Bool
  /// Each 0 to 9; the first and the last are not 0. Empty for zero.
  var digits: [UInt8]
  var exponent: Int

  /// The shortest digits that name `value`. Nil if it is not finite.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(parsing: value.magnitude.description, isNegative: value < 0)
  }

  /// `integer × 10^power`, exactly.
  init(_ integer: Int, power: Int) {
    self.init(parsing: integer.magnitude.description, isNegative: integer < 0)
    if !digits.isEmpty { exponent += power }
  }

  private init(parsing text: String, isNegative: Bool) {
    self.isNegative = isNegative
    digits = []
    exponent = 0
    var sawPoint = false
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    for byte in parts[0] {
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !sawPoint { exponent += 1 }
      }
    }
    let power = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
    exponent += power
    trim()
  }

  private mutating func trim() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  /// At most `count` digits.
  func rounded(toSignificant count: Int) -> Decimal {
    guard digits.count > count else { return self }
    var copy = self
    guard count >= 0 else {
      copy.digits = []
      copy.trim()
      return copy
    }
    let roundsUp = digits[count] >= 5
    copy.digits = Array(digits.prefix(count))
    if roundsUp {
      var index = count - 1
      while index >= 0, copy.digits[index] == 9 {
        copy.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        copy.digits[index] += 1
      } else {
        copy.digits.insert(1, at: 0)
        copy.exponent += 1
      }
    }
    copy.trim()
    return copy
  }

  /// At most `places` digits after the point.
  func rounded(toPlaces places: Int) -> Decimal {
    rounded(toSignificant: exponent + places)
  }

  /// The power of ten of the first digit: 2 for 123. Zero for zero.
  var order: Int { digits.isEmpty ? 0 : exponent - 1 }

  /// Digits after the point when written without a power of ten.
  var places: Int { max(0, digits.count - exponent) }

  /// `-0.0123`, with at least `places` digits after the point.
  func plain(places wanted: Int = 0) -> String {
    func digit(_ index: Int) -> Character {
      digits.indices.contains(index) ? Character(Unicode.Scalar(digits[index] + 48)) : "0"
    }
    var text = isNegative ? "-" : ""
    if exponent <= 0 {
      text.append("0")
    } else {
      for index in 0..<exponent { text.append(digit(index)) }
    }
    let after = max(places, wanted)
    guard after > 0 else { return text }
    text.append(".")
    for place in 0..<after { text.append(digit(exponent + place)) }
    return text
  }

  /// `-1.23×10⁻⁷`, or `-1.23e-7` in ASCII.
  func scientific(ascii: Bool) -> String {
    guard !digits.isEmpty else { return "0" }
    var mantissa = self
    mantissa.exponent = 1
    return mantissa.plain() + Decimal.power(order, ascii: ascii)
  }

  /// `×10⁻⁷` or `e-7`.
  static func power(_ exponent: Int, ascii: Bool) -> String {
    ascii ? "e\(exponent)" : "×10" + superscript(exponent)
  }

  static func superscript(_ number: Int) -> String {
    String(
      number.description.utf8.map {
        raised[$0 == UInt8(ascii: "-") ? 10 : Int($0 - UInt8(ascii: "0"))]
      })
  }

  static let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"]
}

extension Decimal {
  /// The nearest floating-point number.
  var value: Double {
    guard !digits.isEmpty else { return 0 }
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")0.\(text)e\(exponent)") ?? 0
  }
}
