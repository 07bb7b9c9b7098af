func run(_ inputs: [Float], with step: (Float, Float) -> Float) -> [Float] {
  inputs.reduce(into: []) { states, input in
    states.append(step(states.last ?? 0, input))
  }
}
