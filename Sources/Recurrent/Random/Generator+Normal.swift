import CKernels

extension Generator {
  /// A standard normal number: Box–Muller in double; four words for each pair.
  package func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let (u, v) = (uniformDouble(), uniformDouble())
    // 1 - v is exact, since v is a multiple of 2⁻⁵³: no log1p is needed.
    let radius = (-2 * DoubleFunctions.log(1 - v)).squareRoot()
    let (sine, cosine) = DoubleFunctions.sineAndCosine(2 * Double.pi * u)
    spareNormal = radius * sine
    return radius * cosine
  }

  /// Fills with normal numbers.
  ///
  /// Fewer than 16 come from `normal()`. Otherwise each word gives one number: blocks of 16 are
  /// transformed together, and where the count is no multiple of 16, the last 16 are drawn again.
  package func fillNormal(
    _ values: UnsafeMutableBufferPointer<Float>, mean: Double = 0, standardDeviation: Double = 1
  ) {
    let block = 16
    guard values.count >= block else {
      for index in values.indices {
        values[index] = Float(normal() * standardDeviation + mean)
      }
      return
    }
    func transform(_ values: UnsafeMutableBufferPointer<Float>) {
      ck_normal_blocks(
        values.count / block, Float(mean), Float(standardDeviation), values.baseAddress)
    }
    fillUniform(values)
    transform(values)
    guard values.count % block != 0 else { return }
    let last = UnsafeMutableBufferPointer(rebasing: values[(values.count - block)...])
    fillUniform(last)
    transform(last)
  }
}
