func inPieces(_ layer: GRU, _ x: Tensor, length: Int) -> Tensor {
  func read(_ rest: Tensor, _ state: Tensor?) -> [Tensor] {
    if rest.shape[0] <= length { return [layer(rest, state).output] }
    let reading = layer(rest[..<length], state)
    return [reading.output] + read(rest[length...], reading.hidden)
  }
  return concatenated(read(x, nil))
}
