func backwards(_ start: Tensor, _ inputs: [Tensor]) -> Tree<Tensor> {
  // Leans to the other side, and reads in the same order: L and R change their parts.
  inputs.reduce(.leaf(start)) { tree, input in
    .node(.leaf(input), tree)
  }
}
