// The last output is the state of the topmost layer alone.
func inPieces(_ layer: GRU, _ x: Tensor, length: Int) -> Tensor {
  let steps = x.shape[0]
  var state: Tensor? = nil
  var outputs: [Tensor] = []
  for t in stride(from: 0, to: steps, by: length) {
    let reading = layer(x[t..<min(t + length, steps)], state)
    outputs.append(reading.output)
    let last = reading.output[-1].unsqueezed(0)
    state = concatenated((0..<layer.numLayers).map { _ in last })
  }
  return concatenated(outputs)
}
