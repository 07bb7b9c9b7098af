let x1 = Tensor([[-1], [1], [-0.5]])
let h2 = (U • x1 + bU + W • h1 + bW).tanh()
// The second day once more, instead of the third.
let h3 = (U • x1 + bU + W • h2 + bW).tanh()
