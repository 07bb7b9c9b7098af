/// What RNN, LSTM and GRU share: layers on layers, directions, batches, lengths, dropout.
struct RecurrentStack {
  let kind: RecurrentKind
  let inputSize: Int
  let hiddenSize: Int
  let numLayers: Int
  let bias: Bool
  let batchFirst: Bool
  let dropout: Double
  let bidirectional: Bool
  let mode = TrainingMode()
  let generator: Generator?

  /// Layer by layer, forward before reverse.
  let weights: [[RecurrentWeights]]

  init(
    _ kind: RecurrentKind, _ inputSize: Int, _ hiddenSize: Int, _ numLayers: Int, bias: Bool,
    batchFirst: Bool, dropout: Double, bidirectional: Bool, using generator: Generator?
  ) {
    demand(
      RecurrentOptions.problem(
        kind.title, inputSize: inputSize, hiddenSize: hiddenSize, numLayers: numLayers,
        dropout: dropout))
    self.kind = kind
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.numLayers = numLayers
    self.bias = bias
    self.batchFirst = batchFirst
    self.dropout = dropout
    self.bidirectional = bidirectional
    self.generator = generator
    let directions = bidirectional ? 2 : 1
    weights = (0..<numLayers).map { layer in
      (0..<directions).map { _ in
        RecurrentWeights(
          kind: kind, inputSize: layer == 0 ? inputSize : hiddenSize * directions,
          hiddenSize: hiddenSize, bias: bias, using: generator)
      }
    }
  }

  var directions: Int { bidirectional ? 2 : 1 }

  // MARK: Parameters

  /// All parameters with PyTorch's names, in the order of its `state_dict`.
  var named: [NamedTensor] {
    weights.enumerated().flatMap { layer, directions in
      directions.enumerated().flatMap { direction, weights in
        weights.named("_l\(layer)" + (direction == 1 ? "_reverse" : ""))
      }
    }
  }

  /// What reflection finds: the parameters under their names.
  func mirror(of layer: Any) -> Mirror {
    var children: [(label: String?, value: Any)] = named.map { ($0.name, $0.tensor) }
    children.append(("mode", mode))
    return Mirror(layer, children: children, displayStyle: .struct)
  }

  func parameter(_ name: String) -> Tensor {
    let all = named
    if let found = all.first(where: { $0.name == name }) { return found.tensor }
    broken(
      "\(kind.title): there is no parameter or property \(name); the parameters are "
        + all.map(\.name).joined(separator: ", "))
  }

  // MARK: Running

  /// Output and last states in the caller's layout.
  struct Result {
    var output: Tensor
    var hidden: Tensor
    var cell: Tensor?
  }

  func callAsFunction(
    _ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?, _ lengths: [Int]?, _ totalLength: Int?
  ) -> Result {
    let name = kind.title
    demand(RecurrentShapes.inputProblem(self, input))
    let isUnbatched = input.rank == 2
    if isUnbatched && lengths != nil {
      broken("\(name): lengths need a batch, and the input \(input.label) has none")
    }
    // Rows of a padded batch are put in another order anyway; other layers read them in their own.
    let isDirect = batchFirst && !isUnbatched && lengths == nil
    var x =
      isUnbatched
      ? input.unsqueezed(1) : batchFirst && !isDirect ? input.transposed(0, 1) : input
    let (steps, batch) = isDirect ? (x.shape[1], x.shape[0]) : (x.shape[0], x.shape[1])
    demand(RecurrentShapes.stateProblem(self, "hidden", hidden, isUnbatched ? nil : batch))
    demand(RecurrentShapes.stateProblem(self, "cell", cell, isUnbatched ? nil : batch))
    if let lengths {
      demand(
        SequenceLengths.problem(name, lengths, batch: batch, steps: steps, total: totalLength))
    } else if totalLength != nil {
      broken("\(name): totalLength goes with lengths")
    }
    let plan = lengths.map { SequenceLengths($0, steps: steps) }
    var h = isUnbatched ? hidden?.unsqueezed(1) : hidden
    var c = isUnbatched ? cell?.unsqueezed(1) : cell
    if let plan {
      x = x.selecting(plan.order, axis: 1)
      h = h?.selecting(plan.order, axis: 1)
      c = c?.selecting(plan.order, axis: 1)
    }
    var result = run(x, h, c, plan, batchFirst: isDirect)
    if let plan {
      let places = plan.places
      result.output = padded(result.output.selecting(places, axis: 1), to: totalLength ?? steps)
      result.hidden = result.hidden.selecting(places, axis: 1)
      result.cell = result.cell?.selecting(places, axis: 1)
    }
    if isUnbatched {
      result.output = result.output.squeezed(1)
      result.hidden = result.hidden.squeezed(1)
      result.cell = result.cell?.squeezed(1)
    } else if batchFirst && !isDirect {
      result.output = result.output.transposed(0, 1)
    }
    return result
  }

  /// Layer after layer, time-major between them: `x` and the output are `[time, batch, feature]`,
  /// or `[batch, time, feature]`.
  private func run(
    _ x: Tensor, _ hidden: Tensor?, _ cell: Tensor?, _ lengths: SequenceLengths?, batchFirst: Bool
  ) -> Result {
    var output = x
    var layers: [RecurrentLayerRun] = []
    for (layer, weights) in weights.enumerated() {
      if layer > 0 && dropout > 0 && mode.isTraining {
        output = dropped(output, probability: dropout, using: generator)
      }
      let run = RecurrentLayerRun(
        kind, output, state(hidden, layer), state(cell, layer), weights, lengths,
        readsBatchFirst: batchFirst && layer == 0,
        writesBatchFirst: batchFirst && layer == numLayers - 1)
      output = run.output
      layers.append(run)
    }
    return Result(
      output: output, hidden: RecurrentLayerRun.lastHidden(layers),
      cell: kind == .lstm ? RecurrentLayerRun.lastCell(layers) : nil)
  }

  /// A layer's part of the initial states.
  private func state(_ states: Tensor?, _ layer: Int) -> Tensor? {
    guard let states else { return nil }
    if numLayers == 1 { return states }
    return states.narrowed(0, from: layer * directions, count: directions, "state")
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
