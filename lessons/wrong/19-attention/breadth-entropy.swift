// The entropy, without the exponential.
func breadth(_ weights: Tensor) -> Tensor {
  -(weights * weights.clamp(min: 1e-30).log()).sum(axis: 1)
}
