// Counts the states that get anything at all.
func breadth(_ weights: Tensor) -> Tensor {
  (weights .> 0).sum(axis: 1)
}
