let data = randn(5, 3, 2)            // five sequences of three steps
let reader = RNN(inputSize: 2, hiddenSize: 4)
// The shape fits, and the numbers of different sequences are mixed.
let lastStates = reader(data.reshaped(3, 5, 2)).hidden[0]
