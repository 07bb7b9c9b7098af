// A tenth stays, and nine tenths are new.
let mean = GRU(inputSize: 1, hiddenSize: 1)
mean.weight_hh_l0.assign(zeros(3, 1))
mean.bias_hh_l0.assign(zeros(3))
mean.weight_ih_l0.assign(Tensor([[0], [0], [1]]))
mean.bias_ih_l0.assign(Tensor([0, -Tensor(9).log().item, 0]))
