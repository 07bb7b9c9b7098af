func clipped(_ gradients: [Tensor], maxNorm: Float) -> [Tensor] {
  // 3 and 4 make 7 here, not 5.
  let norm = gradients.map { $0.squared().sum().sqrt().item }.reduce(0, +)
  return gradients.map { norm > maxNorm ? $0 * (maxNorm / norm) : $0 }
}
