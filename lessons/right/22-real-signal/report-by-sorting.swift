struct Run {
  let validation: Float
  let test: Float
}
func reported(_ runs: [Run]) -> Float {
  let most = runs.map(\.validation).max() ?? 0
  return runs.first { $0.validation == most }?.test ?? 0
}
