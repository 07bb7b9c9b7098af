let prediction = 1
// Now nothing is read at all.
let forgetful = ElmanRNN(inputSize: 3, hiddenSize: 4)
forgetful.cell.U.assign(zeros(3, 4))
let lastStates = Set(sentences.map { end(forgetful, $0) })
