/// The states before a run; zeros where missing.
struct RecurrentStates {
  var hidden: Tensor?
  var cell: Tensor?

  func map(_ change: (Tensor) -> Tensor) -> RecurrentStates {
    RecurrentStates(hidden: hidden.map(change), cell: cell.map(change))
  }
}

/// The states of the last layer's steps, and the last states of all layers.
struct RecurrentResult {
  var output: Tensor
  var hidden: Tensor
  /// An LSTM's memory.
  var cell: Tensor?

  func map(_ change: (Tensor) -> Tensor) -> RecurrentResult {
    RecurrentResult(output: change(output), hidden: change(hidden), cell: cell.map(change))
  }
}

extension RecurrentStack {
  /// Runs all layers over a sequence or a batch of them, in the caller's order of axes.
  func run(
    _ input: Tensor, _ initial: RecurrentStates, lengths: [Int]?, totalLength: Int?
  ) -> RecurrentResult {
    demand(problem(input, initial, lengths: lengths, totalLength: totalLength))
    if input.rank == 2 {
      let batch = runLayers(input.unsqueezed(1), initial.map { $0.unsqueezed(1) })
      return batch.map { $0.squeezed(1) }
    }
    guard let lengths else { return runLayers(input, initial, batchFirst: batchFirst) }

    // Sorted by length, the rows get a new order anyway, so the time axis can come first as well.
    let x = batchFirst ? input.transposed(0, 1) : input
    let plan = SequenceLengths(lengths, steps: x.shape[0])
    let sorted = runLayers(
      x.selecting(plan.order, axis: 1), initial.map { $0.selecting(plan.order, axis: 1) }, plan)
    let places = plan.places
    var result = sorted.map { $0.selecting(places, axis: 1) }
    result.output = padded(result.output, to: totalLength ?? x.shape[0])
    if batchFirst { result.output = result.output.transposed(0, 1) }
    return result
  }

  /// Layer after layer, time-major between them: `x` and the output are `[time, batch, feature]`,
  /// or with `batchFirst` `[batch, time, feature]`.
  private func runLayers(
    _ x: Tensor, _ initial: RecurrentStates, _ lengths: SequenceLengths? = nil,
    batchFirst: Bool = false
  ) -> RecurrentResult {
    var output = x
    var runs: [RecurrentRun] = []
    for (layer, weights) in weights.enumerated() {
      if layer > 0 && dropout > 0 && mode.isTraining {
        output = dropped(output, probability: dropout, using: generator)
      }
      let run = RecurrentRun.forward(
        RecurrentInput(
          kind: kind, x: output, initial: states(initial, of: layer), weights: weights,
          lengths: lengths, readsBatchFirst: batchFirst && layer == 0,
          writesBatchFirst: batchFirst && layer == numLayers - 1))
      output = run.output
      runs.append(run)
    }
    return RecurrentResult(
      output: output, hidden: RecurrentRun.lastHidden(runs), cell: RecurrentRun.lastCells(runs))
  }

  /// A layer's part of the initial states.
  private func states(_ initial: RecurrentStates, of layer: Int) -> RecurrentStates {
    if numLayers == 1 { return initial }
    return initial.map {
      $0.narrowed(0, from: layer * directions, count: directions, "state")
    }
  }

  /// With the time axis (the first) cut or filled up with zeros to `length`.
  private func padded(_ output: Tensor, to length: Int) -> Tensor {
    if length <= output.shape[0] {
      return length == output.shape[0]
        ? output : output.narrowed(0, from: 0, count: length, "totalLength")
    }
    let rest = [length - output.shape[0]] + output.shape.dropFirst()
    return concatenated([output, zeros(rest)])
  }
}
