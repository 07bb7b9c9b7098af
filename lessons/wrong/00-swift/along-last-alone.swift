// The last state only, not all of them.
func run(_ inputs: [Float], with step: (Float, Float) -> Float) -> [Float] {
  [inputs.reduce(0, step)]
}
