// Now something is shared out, among five outputs that nobody asked for.
let rain = ElmanCell(
  inputSize: 3, hiddenSize: 2, outputSize: 5, activation: .softmax)
let likely = rain(days).output.flattened().scalars
