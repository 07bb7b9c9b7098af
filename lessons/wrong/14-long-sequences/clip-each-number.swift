func clipped(_ gradients: [Tensor], maxNorm: Float) -> [Tensor] {
  // Cuts each number off at the bound, which turns the direction.
  gradients.map { $0.clamp(min: -maxNorm, max: maxNorm) }
}
