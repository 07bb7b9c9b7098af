let layer = RNN(inputSize: 2, hiddenSize: 3, nonlinearity: .relu)
let sequence = randn(6, 2)
let bias = layer.bias_ih_l0 + layer.bias_hh_l0
let state = (0..<6).reduce(zeros(3)) { h, t in
  (layer.weight_hh_l0 • h + layer.weight_ih_l0 • sequence[t] + bias).relu()
}
