// The other way round: the first unit says “not both”, the second “none”.
let exact = Reckoner(width: 2)
let half = Tensor([[-6, -6], [6, 6]])
exact.cell.L.assign(half)
exact.cell.R.assign(half)
exact.cell.b.assign(Tensor([[18, 6]]))
