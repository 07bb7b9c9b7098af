/// Box–Muller for 16 uniform numbers at once, in float.
///
/// The first eight give the radius, the last eight the angle. The polynomials and the places
/// where a product and a sum round once are those of PyTorch's AVX2 code, or the last bits differ.
///
/// - Source: the coefficients are those of Cephes (Moshier), `logf` and `sinf`.
struct NormalBlock {
  static let size = 16

  let mean: Float
  let standardDeviation: Float

  /// 2π, rounded to nearest (`Float.pi` is rounded down).
  private static let turn = Float(2 * Double.pi)

  /// Replaces 16 uniform numbers by 16 normal ones.
  func callAsFunction(_ values: UnsafeMutableBufferPointer<Float>) {
    for index in 0..<8 {
      let radius = (-2 * Self.log(1 - values[index])).squareRoot()
      let (sine, cosine) = Self.sineAndCosine(Self.turn * values[index + 8])
      values[index] = mean.addingProduct(radius * cosine, standardDeviation)
      values[index + 8] = mean.addingProduct(radius * sine, standardDeviation)
    }
  }

  /// Natural logarithm for x in (0, 1].
  private static func log(_ x: Float) -> Float {
    // x = mantissa · 2^exponent with the mantissa in [√½, √2), less one.
    let bits = x.bitPattern
    var exponent = Float(Int32(bits >> 23) - 126)
    var mantissa = Float(bitPattern: (bits & 0x007F_FFFF) | 0x3F00_0000)
    if mantissa < 0.707_106_77 {
      exponent -= 1
      mantissa += mantissa - 1
    } else {
      mantissa -= 1
    }
    let square = mantissa * mantissa
    var sum = polynomial(logarithm, mantissa) * mantissa
    // ln 2 is the sum of the two constants; the first has few bits, so that its product is exact.
    sum = (exponent * -2.121_944_40e-4).addingProduct(sum, square)
    sum = sum.addingProduct(-square, 0.5)
    return (mantissa + sum).addingProduct(exponent, 0.693_359_375)
  }

  /// Sine and cosine for x in [0, 2π].
  private static func sineAndCosine(_ x: Float) -> (sine: Float, cosine: Float) {
    // The nearest even multiple of π/4, taken off in three parts.
    let octant = (Int32(x * 1.273_239_544_735_16) + 1) & ~1
    let count = Float(octant)
    let angle = x.addingProduct(count, -0.785_156_25)
      .addingProduct(count, -2.418_756_484_985_351_562_5e-4)
      .addingProduct(count, -3.774_894_977_445_941_08e-8)
    let square = angle * angle
    let even = (-(square * 0.5)).addingProduct(polynomial(cosine, square) * square, square) + 1
    let odd = angle.addingProduct(polynomial(sine, square) * square, angle)
    switch octant & 6 {
    case 0: return (odd, even)
    case 2: return (even, -odd)
    case 4: return (-odd, -even)
    default: return (-even, odd)
    }
  }

  private static let logarithm: [Float] = [
    7.037_683_629_2e-2, -1.151_461_031_0e-1, 1.167_699_874_0e-1, -1.242_014_084_6e-1,
    1.424_932_278_7e-1, -1.666_805_766_5e-1, 2.000_071_476_5e-1, -2.499_999_399_3e-1,
    3.333_333_117_4e-1,
  ]
  private static let cosine: [Float] = [
    2.443_315_711_809_948e-5, -1.388_731_625_493_765e-3, 4.166_664_568_298_827e-2,
  ]
  private static let sine: [Float] = [
    -1.951_529_589_1e-4, 8.332_160_873_6e-3, -1.666_665_461_1e-1,
  ]

  /// Horner's rule, highest power first, one rounding a term.
  private static func polynomial(_ coefficients: [Float], _ x: Float) -> Float {
    coefficients.dropFirst().reduce(coefficients[0]) { $1.addingProduct($0, x) }
  }
}
