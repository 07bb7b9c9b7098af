let data = randn(5, 3, 2)            // five sequences of three steps
let reader = RNN(inputSize: 2, hiddenSize: 4)
// The shape fits. But the axis that is cut is that of the sequences.
let lastStates = reader(data).output[.all, -1]
