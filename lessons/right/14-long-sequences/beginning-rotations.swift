// Turns the numbers two by two.
func beginning() -> Tensor {
  var W = zeros(16, 16)
  for i in stride(from: 0, to: 16, by: 2) {
    W[i, i] = Tensor(0.6)
    W[i, i + 1] = Tensor(-0.8)
    W[i + 1, i] = Tensor(0.8)
    W[i + 1, i + 1] = Tensor(0.6)
  }
  return W
}
