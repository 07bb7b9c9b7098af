struct Run {
  let validation: Float
  let test: Float
}
func reported(_ runs: [Run]) -> Float {
  var chosen = runs[0]
  for run in runs where run.validation >= chosen.validation { chosen = run }
  return chosen.test
}
