let layer = RNN(inputSize: 2, hiddenSize: 3, nonlinearity: .relu)
let sequence = randn(6, 2)
var state = zeros(3)
for t in 0..<6 {
  // The state is not carried on.
  state = (layer.weight_ih_l0 • sequence[t] + layer.bias_ih_l0 + layer.bias_hh_l0).relu()
}
