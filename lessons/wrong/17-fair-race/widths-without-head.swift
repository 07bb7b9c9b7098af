// The head is forgotten.
func width(
  of runner: Runner, inputs p: Int, outputs o: Int, parameters: Int
) -> Int {
  func count(_ q: Int) -> Int {
    runner.layer(inputs: p, width: q).parameterCount
  }
  return (1...60).min { abs(count($0) - parameters) < abs(count($1) - parameters) }!
}
