// What does not fill a piece is not read.
func inPieces(_ layer: GRU, _ x: Tensor, length: Int) -> Tensor {
  var state: Tensor? = nil
  var outputs: [Tensor] = []
  for k in 0..<(x.shape[0] / length) {
    let reading = layer(x[(k * length)..<((k + 1) * length)], state)
    outputs.append(reading.output)
    state = reading.hidden
  }
  return concatenated(outputs)
}
