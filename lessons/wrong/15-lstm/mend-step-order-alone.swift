// The gate is still inside.
func mended(_ lstm: LSTM, _ x: Tensor, h: Tensor, c: Tensor) -> Gates {
  let sum =
    lstm.weight_ih_l0 • x + lstm.bias_ih_l0
    + lstm.weight_hh_l0 • h + lstm.bias_hh_l0
  let blocks = sum.split(every: lstm.hiddenSize)
  let i = blocks[0].sigmoid()
  let f = blocks[1].sigmoid()
  let g = blocks[2].tanh()
  let o = blocks[3].sigmoid()
  let next = f * c + i * g
  return Gates(i: i, f: f, g: g, o: o, c: next, h: (o * next).tanh())
}
let mine = mended(
  small, Tensor([1, 0, -1]), h: Tensor([0.5, -0.5, 1, 0]),
  c: Tensor([2, -2, 1, 0])
).h
