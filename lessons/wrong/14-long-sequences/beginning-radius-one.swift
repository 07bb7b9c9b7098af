// The radius alone: some of the seeds learn it, not all.
func beginning() -> Tensor {
  let W = randn(16, 16)
  return W * (1 / spectralRadius(W))
}
