let scores = ElmanCell(
  inputSize: 3, hiddenSize: 2, outputSize: 1, activation: .identity)
let likely = scores(days).output.sigmoid().flattened().scalars
