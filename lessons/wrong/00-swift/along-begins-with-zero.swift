// The state before the first input is counted as one that was made.
func run(_ inputs: [Float], with step: (Float, Float) -> Float) -> [Float] {
  var states: [Float] = [0]
  for input in inputs { states.append(step(states.last ?? 0, input)) }
  return states
}
