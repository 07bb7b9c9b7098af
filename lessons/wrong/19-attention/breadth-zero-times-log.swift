// 0 · ln 0 is not a number.
func breadth(_ weights: Tensor) -> Tensor {
  exp(-(weights * weights.log()).sum(axis: 1))
}
