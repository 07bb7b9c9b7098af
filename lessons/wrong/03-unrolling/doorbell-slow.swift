// A ring near the end of the day has no time to grow.
let (u, w): (Float, Float) = (0.1, 1.7)
let bell = ElmanRNN(inputSize: 1, hiddenSize: 1)
bell.cell.U.assign(full([1, 1], u))
bell.cell.W.assign(full([1, 1], w))
bell.cell.b_u.assign(zeros(1, 1))
bell.cell.b_w.assign(zeros(1, 1))
