/// Options and parameters of an RNN, LSTM or GRU: layers above each other, in one or two directions.
public struct RecurrentStack {
  let kind: RecurrentKind
  let inputSize: Int
  let hiddenSize: Int
  /// Size of an LSTM's states, if it is another one than that of its memory; 0: it is not.
  let projSize: Int
  let numLayers: Int
  let bias: Bool
  let batchFirst: Bool
  let dropout: Double
  let bidirectional: Bool
  let mode = TrainingMode()
  let generator: Generator?

  /// Layer by layer, forward before reverse.
  package let weights: [[RecurrentWeights]]

  /// The options are those of every `RecurrentLayer`.
  init(
    _ kind: RecurrentKind, inputSize: Int, hiddenSize: Int, numLayers: Int, bias: Bool,
    batchFirst: Bool, dropout: Double, bidirectional: Bool, projSize: Int = 0,
    using generator: Generator?
  ) {
    demand(
      RecurrentStack.optionProblem(
        kind.title, inputSize: inputSize, hiddenSize: hiddenSize, numLayers: numLayers,
        dropout: dropout, projSize: projSize))
    self.kind = kind
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.projSize = projSize
    self.numLayers = numLayers
    self.bias = bias
    self.batchFirst = batchFirst
    self.dropout = dropout
    self.bidirectional = bidirectional
    self.generator = generator
    let directions = bidirectional ? 2 : 1
    let stateSize = projSize > 0 ? projSize : hiddenSize
    weights = (0..<numLayers).map { layer in
      (0..<directions).map { _ in
        RecurrentWeights(
          kind, inputSize: layer == 0 ? inputSize : stateSize * directions,
          hiddenSize: hiddenSize, projSize: projSize, bias: bias, using: generator)
      }
    }
  }

  /// Numbers in a state.
  var stateSize: Int { projSize > 0 ? projSize : hiddenSize }
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
}
