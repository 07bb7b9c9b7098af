func clipped(_ gradients: [Tensor], maxNorm: Float) -> [Tensor] {
  let row = concatenated(gradients.map { $0.flattened() }, axis: 0)
  let factor = min(1, maxNorm / row.squared().sum().sqrt().item)
  return gradients.map { $0 * factor }
}
