// The mark itself counts as a step.
func sinceMark(_ marks: Tensor) -> Tensor {
  scan(1 - marks, ones(like: marks))
}
