// The state of the first piece goes into all others.
func inPieces(_ layer: GRU, _ x: Tensor, length: Int) -> Tensor {
  let steps = x.shape[0]
  let first = layer(x[..<length])
  var outputs = [first.output]
  for t in stride(from: length, to: steps, by: length) {
    outputs.append(layer(x[t..<min(t + length, steps)], first.hidden).output)
  }
  return concatenated(outputs)
}
