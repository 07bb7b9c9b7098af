let x1 = Tensor([[-1], [1], [-0.5]])
// The second day forgets the first.
let h2 = (U • x1 + bU + W • zeros(2, 1) + bW).tanh()
let h3 = (U • x0 + bU + W • h2 + bW).tanh()
