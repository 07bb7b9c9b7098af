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
