let exact = Reckoner(width: 2)
// At least one side is true: that is OR, right for three of the four pairs.
exact.cell.L.assign(Tensor([[5, 0], [-5, 0]]))
exact.cell.R.assign(Tensor([[5, 0], [-5, 0]]))
exact.cell.b.assign(Tensor([[-5, -10]]))
