let layer = RNN(inputSize: 2, hiddenSize: 3, nonlinearity: .relu)
let sequence = randn(6, 2)
var state = zeros(3)
for t in 0..<6 {
  // The biases are forgotten.
  state = (layer.weight_ih_l0 • sequence[t] + layer.weight_hh_l0 • state).relu()
}
