let data = randn(5, 3, 2)            // five sequences of three steps
let reader = RNN(inputSize: 2, hiddenSize: 4, batchFirst: true)
// The first state of each sequence.
let lastStates = reader(data).output[.all, 0]
