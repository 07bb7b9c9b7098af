// The input where the state belongs. With + nobody can tell.
func run(_ inputs: [Float], with step: (Float, Float) -> Float) -> [Float] {
  var state: Float = 0
  return inputs.map { input in
    state = step(input, state)
    return state
  }
}
