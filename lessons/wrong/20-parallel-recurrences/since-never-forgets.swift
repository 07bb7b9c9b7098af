// Stands still at a mark and does not go back.
func sinceMark(_ marks: Tensor) -> Tensor {
  scan(ones(like: marks), 1 - marks)
}
