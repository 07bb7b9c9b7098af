// The largest width that stays within the budget, which is not always the nearest.
func width(
  of runner: Runner, inputs p: Int, outputs o: Int, parameters: Int
) -> Int {
  (1...60).last {
    Racer(runner, inputs: p, outputs: o, width: $0).parameterCount <= parameters
  }!
}
