/// What is wrong with the shapes that a recurrent layer was given.
enum RecurrentShapes {
  static func inputProblem(_ layer: RecurrentStack, _ input: Tensor) -> String? {
    let name = layer.kind.title
    let axes = layer.batchFirst ? "[batch, time, feature]" : "[time, batch, feature]"
    if input.rank != 2 && input.rank != 3 {
      return "\(name): input \(input.label): \(axes) or, for one sequence, [time, feature] "
        + "is expected"
    }
    if input.shape[input.rank - 1] != layer.inputSize {
      return "\(name): input \(input.label): the last size is \(input.shape[input.rank - 1]), "
        + "inputSize is \(layer.inputSize)"
    }
    let time = input.rank == 2 ? 0 : layer.batchFirst ? 1 : 0
    if input.shape[time] == 0 { return "\(name): input \(input.label): the sequence has no steps" }
    return nil
  }

  static func stateProblem(_ layer: RecurrentStack, _ what: String, _ state: Tensor?, _ batch: Int?)
    -> String?
  {
    guard let state else { return nil }
    let rows = layer.numLayers * layer.directions
    let expected = batch.map { [rows, $0, layer.hiddenSize] } ?? [rows, layer.hiddenSize]
    if state.shape == expected { return nil }
    let axes =
      batch == nil ? "[layers * directions, hidden]" : "[layers * directions, batch, hidden]"
    return "\(layer.kind.title): the initial \(what) state is \(state.label), "
      + "\(expected) is expected: \(axes)"
  }
}
