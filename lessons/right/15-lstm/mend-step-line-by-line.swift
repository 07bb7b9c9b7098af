let sum =
  small.weight_ih_l0 • Tensor([1, 0, -1]) + small.bias_ih_l0
  + small.weight_hh_l0 • Tensor([0.5, -0.5, 1, 0]) + small.bias_hh_l0
let memory =
  sum[4..<8].sigmoid() * Tensor([2, -2, 1, 0]) + sum[0..<4].sigmoid() * sum[8..<12].tanh()
let mine = sum[12..<16].sigmoid() * memory.tanh()
