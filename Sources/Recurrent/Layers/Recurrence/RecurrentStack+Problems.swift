/// What is wrong with the options of a recurrent layer, and with what it is given to run on.
extension RecurrentStack {
  package static func optionProblem(
    _ layer: String, inputSize: Int, hiddenSize: Int, numLayers: Int, dropout: Double,
    projSize: Int = 0
  ) -> String? {
    if inputSize < 1 { return "\(layer): inputSize \(inputSize) must be at least 1" }
    if hiddenSize < 1 { return "\(layer): hiddenSize \(hiddenSize) must be at least 1" }
    if projSize < 0 || projSize >= hiddenSize {
      return "\(layer): projSize \(projSize) must be smaller than hiddenSize \(hiddenSize), "
        + "or 0 for no projection"
    }
    if numLayers < 1 { return "\(layer): numLayers \(numLayers) must be at least 1" }
    if !(0...1).contains(dropout) {
      return "\(layer): dropout \(dropout) is not a probability, between 0 and 1"
    }
    if dropout > 0 && numLayers == 1 {
      return "\(layer): dropout \(dropout) acts between layers, but numLayers is 1; "
        + "raise numLayers or put a Dropout after the layer"
    }
    return nil
  }

  func problem(
    _ input: Tensor, _ initial: RecurrentStates, lengths: [Int]?, totalLength: Int?
  ) -> String? {
    if let problem = SequenceInput.problem(
      kind.title, input, inputSize: inputSize, batchFirst: batchFirst)
    {
      return problem
    }
    if lengths != nil && input.rank == 2 {
      return "\(kind.title): lengths need a batch, but the input \(input.label) has none"
    }
    let time = input.rank == 3 && batchFirst ? 1 : 0
    let batch = input.rank == 3 ? input.shape[1 - time] : nil
    if let problem = stateProblem("hidden", initial.hidden, batch, stateSize)
      ?? stateProblem("cell", initial.cell, batch, hiddenSize)
    {
      return problem
    }
    if let lengths, let batch {
      return SequenceLengths.problem(
        kind.title, lengths, batch: batch, steps: input.shape[time], total: totalLength)
    }
    return totalLength == nil ? nil : "\(kind.title): totalLength can only be used with lengths"
  }

  private func stateProblem(
    _ name: String, _ state: Tensor?, _ batch: Int?, _ size: Int
  ) -> String? {
    guard let state else { return nil }
    let rows = numLayers * directions
    let expected = batch.map { [rows, $0, size] } ?? [rows, size]
    if state.shape == expected { return nil }
    let axes =
      batch == nil ? "[layers * directions, hidden]" : "[layers * directions, batch, hidden]"
    return "\(kind.title): the initial \(name) state is \(state.label), "
      + "\(expected) is expected: \(axes)"
  }
}
