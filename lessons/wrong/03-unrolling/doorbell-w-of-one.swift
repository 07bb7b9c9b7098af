// A state of 1 makes tanh(1) = 0.76, and so on down.
let (u, w): (Float, Float) = (5, 1)
let bell = ElmanRNN(inputSize: 1, hiddenSize: 1)
bell.cell.U.assign(full([1, 1], u))
bell.cell.W.assign(full([1, 1], w))
bell.cell.b_u.assign(zeros(1, 1))
bell.cell.b_w.assign(zeros(1, 1))
