/// One step of a cell: a sequence of length 1, so that a cell in a loop has a layer's bits.
struct CellStep {
  let kind: RecurrentKind
  let inputSize: Int
  let hiddenSize: Int
  let weights: RecurrentWeights

  static func optionProblem(_ cell: String, _ inputSize: Int, _ hiddenSize: Int) -> String? {
    if inputSize >= 1 && hiddenSize >= 1 { return nil }
    return "\(cell): inputSize \(inputSize), hiddenSize \(hiddenSize): both must be at least 1"
  }

  /// - Parameters:
  ///   - input: `[batch, inputSize]` or `[inputSize]`.
  ///   - hidden: `[batch, hiddenSize]` or `[hiddenSize]`; zeros if missing.
  func callAsFunction(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) -> LSTMState {
    demand(problem(input, hidden, cell))
    let batch = input.rank == 1 ? 1 : input.shape[0]
    let run = RecurrentLayerRun(
      kind, input.reshaped([1, batch, inputSize]), hidden?.reshaped([1, batch, hiddenSize]),
      cell?.reshaped([1, batch, hiddenSize]), [weights], nil)
    let shape = input.shape.dropLast() + [hiddenSize]
    let next = run.output.reshaped(Array(shape))
    if kind != .lstm { return LSTMState(hidden: next, cell: next) }
    return LSTMState(
      hidden: next, cell: RecurrentLayerRun.lastCell([run]).reshaped(Array(shape)))
  }

  private func stateProblem(_ what: String, _ state: Tensor?, _ input: Tensor) -> String? {
    guard let state else { return nil }
    let expected = input.shape.dropLast() + [hiddenSize]
    if state.shape == Array(expected) { return nil }
    return "\(kind.title)Cell: the \(what) state is \(state.label), \(expected) is expected"
  }

  private func problem(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) -> String? {
    if !(1...2).contains(input.rank) || input.shape[input.rank - 1] != inputSize {
      return
        "\(kind.title)Cell: input \(input.label): [batch, \(inputSize)] or [\(inputSize)] is expected"
    }
    return stateProblem("hidden", hidden, input) ?? stateProblem("cell", cell, input)
  }
}
