// Half of the old state stays.
let plain = RNN(inputSize: 3, hiddenSize: 4)
let imitator = GRU(inputSize: 3, hiddenSize: 4)
imitator.weight_ih_l0.assign(
  concatenated([zeros(8, 3), plain.weight_ih_l0.detached]))
imitator.weight_hh_l0.assign(
  concatenated([zeros(8, 4), plain.weight_hh_l0.detached]))
let gates = concatenated([full([4], 20), zeros(4)])
imitator.bias_ih_l0.assign(
  concatenated([gates, plain.bias_ih_l0.detached]))
imitator.bias_hh_l0.assign(
  concatenated([zeros(8), plain.bias_hh_l0.detached]))
let x = randn(20, 3)
