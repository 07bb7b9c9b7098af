// One word changed, to the wrong one: some of these scores are negative.
let rain = ElmanCell(
  inputSize: 3, hiddenSize: 2, outputSize: 1, activation: .identity)
let likely = rain(days).output.flattened().scalars
