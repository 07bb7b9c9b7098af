let data = randn(5, 3, 2)            // five sequences of three steps
let reader = RNN(inputSize: 2, hiddenSize: 4)
let lastStates = reader(data.transposed(0, 1)).hidden[0]
