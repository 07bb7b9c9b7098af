let counter = LSTM(inputSize: 1, hiddenSize: 1)
counter.weight_hh_l0.assign(zeros(4, 1))
counter.bias_hh_l0.assign(zeros(4))
// A zero opens the forget gate by half.
counter.weight_ih_l0.assign(Tensor([[0], [20], [20], [0]]))
counter.bias_ih_l0.assign(Tensor([20, 0, 0, 20]))
