func additive(
  _ d: Tensor, _ states: Tensor, W: Tensor, U: Tensor, v: Tensor
) -> Tensor {
  let asked = W.transposed() • d
  var powers: [Float] = []
  for j in 0..<states.shape[0] {
    let hidden = (asked + U.transposed() • states[j]).tanh()
    powers.append(exp((hidden * v).sum()).item)
  }
  let total = powers.reduce(0, +)
  return Tensor(powers.map { $0 / total })
}
