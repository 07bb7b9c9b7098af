// As if the order still counted.
let prediction = 6
let forgetful = ElmanRNN(inputSize: 3, hiddenSize: 4)
forgetful.cell.W.assign(zeros(4, 4))
let lastStates = Set(sentences.map { end(forgetful, $0) })
