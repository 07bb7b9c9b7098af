func step(_ x: Tensor, after h: Tensor) -> Tensor {
  (U • x + W • h + bU + bW).tanh()
}
let h2 = step(Tensor([[-1], [1], [-0.5]]), after: h1)
let h3 = step(x0, after: h2)
