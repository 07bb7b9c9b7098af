/// Logarithm, exponential, sine and cosine in double, the same bits on every machine.
///
/// The system's library gives last bits that differ by machine. These use nothing but sums,
/// products and quotients in a fixed order. They are right to about one unit in the last place in
/// their stated range, which is narrow: what random numbers, norms and schedules need.
package enum DoubleFunctions {
  /// Natural logarithm of a normal positive number.
  ///
  /// x = 2^e · m with m in [√½, √2); ln m = 2 artanh(s) with s = (m − 1) / (m + 1).
  package static func log(_ x: Double) -> Double {
    contract(x.isNormal && x > 0, "log: \(x) is not a normal positive number")
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 2.0.squareRoot() {
      mantissa /= 2
      exponent += 1
    }
    let difference = mantissa - 1
    let s = difference / (mantissa + 1)
    let square = s * s
    // artanh(s) = s + s³/3 + s⁵/5 + …, where |s| ≤ 0.172.
    var series = 0.0
    for power in stride(from: 23, through: 3, by: -2) {
      series = series * square + 1 / Double(power)
    }
    // ln m = difference − s · (difference − 2 s² · series): no digit of the difference is lost.
    let logarithm = difference - s * (difference - 2 * square * series)
    // ln 2 in two parts, the first with so few bits that its product is exact.
    return exponent * 0x1.62e42feep-1 + (exponent * 0x1.a39ef35793c76p-33 + logarithm)
  }

  /// Sine and cosine for an angle in [0, 2π], in radians.
  package static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    contract(angle >= 0 && angle < 7, "sineAndCosine: \(angle) is not in [0, 2π]")
    let quadrant = (angle * (2 / Double.pi)).rounded()
    // π/2 in three parts; products of the first two are exact.
    let first = angle - quadrant * 0x1.921fb544p+0
    let second = quadrant * 0x1.0b4611a6p-34
    let reduced = first - second
    // What the subtraction lost, and the third part.
    let rest = (first - reduced) - second - quadrant * 0x1.3198a2e037073p-69
    let square = reduced * reduced
    // Taylor's series up to x¹⁹ and x²⁰, for |x| ≤ π/4.
    var (odd, even) = (0.0, 0.0)
    for power in stride(from: 18, through: 2, by: -2) {
      odd = (1 - odd) * square / Double(power * (power + 1))
    }
    for power in stride(from: 19, through: 3, by: -2) {
      even = (1 - even) * square / Double(power * (power + 1))
    }
    let half = square / 2
    let sine = reduced - (reduced * odd - rest)
    // 1 − x²/2 + x²/2 · even, with what 1 − x²/2 loses put back.
    let top = 1 - half
    let cosine = top + ((1 - top - half) + (half * even - reduced * rest))
    switch Int(quadrant) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// e to the power x.
  ///
  /// x = n ln 2 + r with |r| ≤ ½ ln 2; e^x = 2^n · e^r.
  package static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 710 { return .infinity }
    if x < -746 { return 0 }
    let count = (x * 1.442_695_040_888_963_4).rounded()
    let reduced = (x - count * 0x1.62e42feep-1) - count * 0x1.a39ef35793c76p-33
    // Taylor's series up to r¹⁴.
    var series = 0.0
    for power in stride(from: 14, through: 2, by: -1) {
      series = (series + 1) * reduced / Double(power)
    }
    let value = 1 + (reduced + reduced * series)
    return Double(sign: .plus, exponent: Int(count), significand: value)
  }

  /// x to the power p, for x of 0 or above and p above 0.
  package static func power(_ x: Double, _ p: Double) -> Double {
    if x == 0 || x == .infinity || x.isNaN { return x }
    return exp(p * log(x))
  }
}
