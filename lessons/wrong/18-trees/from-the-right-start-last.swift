func backwards(_ start: Tensor, _ inputs: [Tensor]) -> Tree<Tensor> {
  // The first state is read as if it were the first input.
  chain(inputs.last!, inputs.dropLast().reversed() + [start])
}
