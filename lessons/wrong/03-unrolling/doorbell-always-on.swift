// The bias rings the bell every day.
let (u, w): (Float, Float) = (5, 5)
let bell = ElmanRNN(inputSize: 1, hiddenSize: 1)
bell.cell.U.assign(full([1, 1], u))
bell.cell.W.assign(full([1, 1], w))
bell.cell.b_u.assign(zeros(1, 1))
bell.cell.b_w.assign(full([1, 1], 3))
