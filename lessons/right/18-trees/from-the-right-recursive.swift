func backwards(_ start: Tensor, _ inputs: [Tensor]) -> Tree<Tensor> {
  guard let first = inputs.first else { return .leaf(start) }
  return .node(backwards(start, Array(inputs.dropFirst())), .leaf(first))
}
