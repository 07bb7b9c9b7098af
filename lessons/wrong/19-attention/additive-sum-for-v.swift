// Adds up the hidden units, as if every v were 1.
func additive(
  _ d: Tensor, _ states: Tensor, W: Tensor, U: Tensor, v: Tensor
) -> Tensor {
  tanh(d • W + states • U).sum(axis: 1).softmax()
}
