let prediction = 3
// W is still there.
let forgetful = ElmanRNN(inputSize: 3, hiddenSize: 4)
let lastStates = Set(sentences.map { end(forgetful, $0) })
