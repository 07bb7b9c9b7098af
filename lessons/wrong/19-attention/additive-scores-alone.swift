// The scores, without the softmax.
func additive(
  _ d: Tensor, _ states: Tensor, W: Tensor, U: Tensor, v: Tensor
) -> Tensor {
  tanh(d • W + states • U) • v
}
