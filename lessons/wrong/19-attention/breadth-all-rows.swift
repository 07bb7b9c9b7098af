// One number for the whole map, repeated.
func breadth(_ weights: Tensor) -> Tensor {
  let logs = weights.clamp(min: 1e-30).log()
  let mean = -(weights * logs).sum().item / Float(weights.shape[0])
  return exp(full([weights.shape[0]], mean))
}
