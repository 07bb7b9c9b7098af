/// The decimal logarithm from basic operations alone, so that every machine and every C library
/// gives the same bits.
enum Logarithm {
  /// - Parameter value: finite and positive.
  static func base10(_ value: Double) -> Double {
    // A power of ten is exact: it decides on which side of a tick a point falls.
    if let decimal = Decimal(value), decimal.digits == [1] { return Double(decimal.order) }
    var exponent = value.exponent
    var significand = value.significand
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); the argument is below 0.172, so 12 terms suffice.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for term in stride(from: 23, through: 1, by: -2) { sum = sum * square + 1 / Double(term) }
    let natural = 2 * ratio * sum + Double(exponent) * 0.693_147_180_559_945_3
    return natural * 0.434_294_481_903_251_8
  }
}
