// Without the tanh, what the query adds is the same for every state, and softmax loses it.
func additive(
  _ d: Tensor, _ states: Tensor, W: Tensor, U: Tensor, v: Tensor
) -> Tensor {
  ((d • W + states • U) • v).softmax()
}
