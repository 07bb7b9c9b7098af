/// Functions of a number in double, for all numbers: within a few units in the last place, and the same
/// bits on every machine.
enum NumberFunctions {
  /// Natural logarithm; -∞ for 0, NaN for what is below.
  static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    // 2⁵⁴ makes a subnormal number normal.
    return x.isNormal
      ? DoubleFunctions.log(x)
      : DoubleFunctions.log(x * 0x1p54) - 54 * 0.693_147_180_559_945_3
  }

  /// Hyperbolic tangent, by Lambert's continued fraction near 0: x / (1 + x² / (3 + x² / (5 + …))).
  ///
  /// - Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 4.5.70.
  static func tanh(_ x: Double) -> Double {
    if x.magnitude > 20 { return x < 0 ? -1 : 1 }
    if x.magnitude > 1 {
      let tangent = 1 - 2 / (DoubleFunctions.exp(2 * x.magnitude) + 1)
      return x < 0 ? -tangent : tangent
    }
    let square = x * x
    var divisor = 25.0
    for odd in stride(from: 23.0, through: 1, by: -2) { divisor = odd + square / divisor }
    return x / divisor
  }

  /// Logistic function.
  static func sigmoid(_ x: Double) -> Double {
    let small = DoubleFunctions.exp(-x.magnitude)
    return x < 0 ? small / (1 + small) : 1 / (1 + small)
  }

  /// x to the power `exponent`: products for a whole one, as exact as they are.
  static func pow(_ x: Double, _ exponent: Double) -> Double {
    if exponent == 0 || x == 1 { return 1 }
    if x.isNaN || exponent.isNaN { return .nan }
    if exponent == 0.5, x >= 0 { return x.squareRoot() }
    if exponent == exponent.rounded(), exponent.magnitude <= 1024 {
      var (product, square, rest) = (1.0, x, Int(exponent.magnitude))
      while rest > 0 {
        if rest & 1 == 1 { product *= square }
        square *= square
        rest >>= 1
      }
      if exponent > 0 { return product }
      // What is too large to invert may still be a subnormal number.
      if product.isFinite || x.isInfinite { return 1 / product }
    }
    let magnitude = DoubleFunctions.exp(exponent * log(x.magnitude))
    guard x < 0 else { return magnitude }
    guard exponent == exponent.rounded() else { return .nan }
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? magnitude : -magnitude
  }
}
