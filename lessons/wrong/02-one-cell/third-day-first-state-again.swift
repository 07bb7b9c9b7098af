let x1 = Tensor([[-1], [1], [-0.5]])
let h2 = (U • x1 + bU + W • h1 + bW).tanh()
// The state is not carried on.
let h3 = (U • x0 + bU + W • h1 + bW).tanh()
