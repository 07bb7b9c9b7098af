func sinceMark(_ marks: Tensor) -> Tensor {
  var count: Float = 0
  return Tensor(
    marks.scalars.map { mark in
      count = mark == 1 ? 0 : count + 1
      return count
    })
}
