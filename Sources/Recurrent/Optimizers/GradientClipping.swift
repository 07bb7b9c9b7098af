import CKernels

/// Scales all gradients down together, if their norm is above `maxNorm`.
///
/// The norm is that of one vector of all gradients; each is multiplied by
/// maxNorm / (norm + 10⁻⁶) where that is below 1, so their direction stays.
///
/// - Parameters:
///   - model: a model or a list of parameters; those without a gradient do not count.
///   - normType: p of the p-norm, above 0; `.infinity` is the largest absolute value.
/// - Returns: the norm before.
/// - Source: Pascanu et al., ICML 2013.
@discardableResult
public func clipGradNorm(
  _ model: some ParameterSource, maxNorm: Double, normType: Double = 2
) -> Float {
  if !(normType > 0) { broken("clipGradNorm: normType is \(normType), not above 0") }
  let nodes = model.parameters().compactMap(\.node).filter { $0.shownGradient != nil }
  let total = Float(GradientNorm(p: normType).norm(of: nodes.compactMap(\.shownGradient)))
  let scale = Float(maxNorm) / (total + 1e-6)
  // Not "scale < 1": a norm that is no number must show in the gradients.
  if !(scale >= 1) {
    for node in nodes {
      node.makeGradientUnique()
      guard let gradient = node.shownGradient else { continue }
      ck_mul_scalar(gradient.count, gradient.base, scale, gradient.base)
    }
  }
  return total
}

/// Moves each number of each gradient into -clipValue...clipValue.
public func clipGradValue(_ model: some ParameterSource, clipValue: Double) {
  if !(clipValue >= 0) { broken("clipGradValue: clipValue is \(clipValue), not 0 or more") }
  for node in model.parameters().compactMap(\.node) where node.shownGradient != nil {
    node.makeGradientUnique()
    guard let gradient = node.shownGradient else { continue }
    ck_clamp(gradient.count, gradient.base, Float(-clipValue), Float(clipValue), gradient.base)
  }
}

/// The p-norm of all numbers in several blocks; summed in double, eight lanes, in a fixed order.
private struct GradientNorm {
  let p: Double

  func norm(of blocks: [Storage]) -> Double {
    switch p {
    case 1: return blocks.reduce(0) { $0 + sum($1) { $0.replacing(with: -$0, where: $0 .< 0) } }
    case 2: return blocks.reduce(0) { $0 + sum($1) { $0 * $0 } }.squareRoot()
    default:
      let largest = blocks.reduce(0) { larger($0, largestAbsolute($1)) }
      if p == .infinity || largest == 0 || !largest.isFinite { return largest }
      // Powers of shares of the largest one: they neither overflow nor all vanish.
      var total = 0.0
      for block in blocks {
        for index in 0..<block.count {
          total += DoubleFunctions.power(Double(abs(block.base[index])) / largest, p)
        }
      }
      return largest * DoubleFunctions.power(total, 1 / p)
    }
  }

  private func largestAbsolute(_ block: Storage) -> Double {
    if block.count == 0 { return 0 }
    return larger(
      Double(-ck_min(block.count, block.base)), Double(ck_max(block.count, block.base)))
  }

  /// The larger one; NaN if either is.
  private func larger(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : max(a, b)
  }

  private func sum(_ block: Storage, _ term: (SIMD8<Double>) -> SIMD8<Double>) -> Double {
    var lanes = SIMD8<Double>()
    let whole = block.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      var values = SIMD8<Double>()
      for lane in 0..<8 { values[lane] = Double(block.base[start + lane]) }
      lanes += term(values)
    }
    var rest = SIMD8<Double>()
    for lane in 0..<(block.count - whole) { rest[lane] = Double(block.base[whole + lane]) }
    return (lanes + term(rest)).sum()
  }
}
