func breadth(_ weights: Tensor) -> Tensor {
  Tensor(
    (0..<weights.shape[0]).map { i in
      // The product of w to the power of −w.
      var result = Tensor(Float(1))
      for w in weights[i].scalars where w > 0 { result = result * pow(Tensor(w), -w) }
      return result.item
    })
}
