let prediction = ["dog", "bites", "man"].count
let forgetful = ElmanRNN(inputSize: 3, hiddenSize: 4)
forgetful.cell.W.assign(forgetful.cell.W * 0)
let lastStates = Set(sentences.map { end(forgetful, $0) })
