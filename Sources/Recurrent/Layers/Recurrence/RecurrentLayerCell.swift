/// What `RNNCell`, `LSTMCell` and `GRUCell` share: one step of a layer with parameters of its own.
public protocol RecurrentLayerCell: Module, CustomReflectable {
  /// What the step computes, unless an option says otherwise.
  static var kind: RecurrentKind { get }

  /// The parameters.
  var weights: RecurrentWeights { get }

  /// A cell of given parameters.
  init(weights: RecurrentWeights)
}

extension RecurrentLayerCell {
  /// - Parameters:
  ///   - inputSize: Features of the input; at least 1.
  ///   - hiddenSize: Numbers in a state; at least 1.
  ///   - bias: Whether there are `bias_ih` and `bias_hh`.
  ///   - using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, using generator: Generator? = nil
  ) {
    self.init(
      weights: RecurrentWeights(
        cell: Self.kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias,
        using: generator))
  }

  /// Features of the input.
  public var inputSize: Int { weights.inputSize }
  /// Numbers in a state.
  public var hiddenSize: Int { weights.hiddenSize }

  /// Weight of the input, `[gates * hiddenSize, inputSize]`.
  public var weight_ih: Tensor { weights.weight_ih }
  /// Weight of the state, `[gates * hiddenSize, hiddenSize]`.
  public var weight_hh: Tensor { weights.weight_hh }
  /// Bias beside the input's product, `[gates * hiddenSize]`.
  public var bias_ih: Tensor? { weights.bias_ih }
  /// Bias beside the state's product, `[gates * hiddenSize]`.
  public var bias_hh: Tensor? { weights.bias_hh }

  /// The parameters under PyTorch's names, and the option that has a choice.
  public var customMirror: Mirror {
    var children: [(label: String?, value: Any)] = [
      ("weight_ih", weight_ih), ("weight_hh", weight_hh), ("bias_ih", bias_ih as Any),
      ("bias_hh", bias_hh as Any),
    ]
    if case .rnn(let nonlinearity) = weights.kind {
      children.append(("nonlinearity", nonlinearity))
    }
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

extension RecurrentWeights {
  /// The parameters of a cell.
  init(
    cell kind: RecurrentKind, inputSize: Int, hiddenSize: Int, bias: Bool, using: Generator?
  ) {
    demand(RecurrentWeights.sizeProblem("\(kind.title)Cell", inputSize, hiddenSize))
    self.init(kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias, using: using)
  }

  package static func sizeProblem(_ layer: String, _ inputSize: Int, _ hiddenSize: Int) -> String? {
    if inputSize >= 1 && hiddenSize >= 1 { return nil }
    return "\(layer): inputSize \(inputSize), hiddenSize \(hiddenSize): both must be at least 1"
  }

  /// One step: a sequence of length 1, so that a cell in a loop has a layer's bits.
  ///
  /// - Parameters:
  ///   - input: `[batch, inputSize]` or `[inputSize]`.
  ///   - initial: `[batch, hiddenSize]` or `[hiddenSize]`; zeros where missing.
  func step(_ input: Tensor, _ initial: RecurrentStates) -> RecurrentResult {
    demand(problem(input, initial))
    let batch = input.rank == 1 ? 1 : input.shape[0]
    let run = RecurrentRun.forward(
      RecurrentInput(
        kind: kind, x: input.reshaped([1, batch, inputSize]),
        initial: initial.map { $0.reshaped([1, batch, hiddenSize]) }, weights: [self]))
    let shape = Array(input.shape.dropLast() + [hiddenSize])
    let next = run.output.reshaped(shape)
    return RecurrentResult(
      output: next, hidden: next, cell: RecurrentRun.lastCells([run])?.reshaped(shape))
  }

  private func problem(_ input: Tensor, _ initial: RecurrentStates) -> String? {
    if !(1...2).contains(input.rank) || input.shape[input.rank - 1] != inputSize {
      return
        "\(kind.title)Cell: input \(input.label): [batch, \(inputSize)] or [\(inputSize)] is expected"
    }
    let expected = Array(input.shape.dropLast() + [hiddenSize])
    for (name, state) in [("hidden", initial.hidden), ("cell", initial.cell)] {
      if let state, state.shape != expected {
        return "\(kind.title)Cell: the \(name) state is \(state.label), not \(expected)"
      }
    }
    return nil
  }
}
