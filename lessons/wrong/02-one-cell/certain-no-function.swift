// The scores as they are: no probabilities.
let rain = ElmanCell(
  inputSize: 3, hiddenSize: 2, outputSize: 1, activation: .identity)
let likely = (rain(days).output.flattened() * 100).scalars
