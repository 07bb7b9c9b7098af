func width(
  of runner: Runner, inputs p: Int, outputs o: Int, parameters: Int
) -> Int {
  var best = (width: 1, distance: Int.max)
  for q in 1...60 {
    let racer = Racer(runner, inputs: p, outputs: o, width: q)
    let distance = abs(racer.parameterCount - parameters)
    if distance < best.distance { best = (q, distance) }
  }
  return best.width
}
