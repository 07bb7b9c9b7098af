/// What `RNN`, `LSTM` and `GRU` share: their options, and their parameters by name.
@dynamicMemberLookup
public protocol RecurrentLayer: Module, CustomReflectable {
  /// What each step computes, unless an option says otherwise.
  static var kind: RecurrentKind { get }

  /// The options and the parameters.
  var stack: RecurrentStack { get }

  /// A layer of given options and parameters.
  init(stack: RecurrentStack)

  // Each layer says these two itself: other protocols for networks have a default for them, and two
  // defaults would be ambiguous.

  /// How many layers lie above each other.
  var numLayers: Int { get }
  /// Whether a second direction reads each sequence from its end.
  var bidirectional: Bool { get }
}

extension RecurrentLayer {
  /// - Parameters:
  ///   - inputSize: Features of each step of the input; at least 1.
  ///   - hiddenSize: Numbers in a state; at least 1.
  ///   - numLayers: Layers above each other, each reading the outputs of the one below.
  ///   - bias: Whether there are `bias_ih` and `bias_hh`.
  ///   - batchFirst: Whether input and output are `[batch, time, feature]` instead of
  ///     `[time, batch, feature]`. States are `[numLayers * D, batch, hiddenSize]` either way.
  ///   - dropout: Probability with which each number between layers is set to 0 in training.
  ///   - bidirectional: Whether a second direction reads each sequence from its end.
  ///   - using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  /// - Precondition: `dropout` is in 0...1, and 0 if there is only one layer.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    using generator: Generator? = nil
  ) {
    self.init(
      stack: RecurrentStack(
        Self.kind, inputSize: inputSize, hiddenSize: hiddenSize, numLayers: numLayers, bias: bias,
        batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional, using: generator))
  }

  /// Features of each step of the input.
  public var inputSize: Int { stack.inputSize }
  /// Numbers in a state.
  public var hiddenSize: Int { stack.hiddenSize }
  /// Whether there are `bias_ih` and `bias_hh`.
  public var bias: Bool { stack.bias }
  /// Whether input and output are `[batch, time, feature]`.
  public var batchFirst: Bool { stack.batchFirst }
  /// Probability with which each number between layers is set to 0 in training.
  public var dropout: Double { stack.dropout }

  /// A parameter by its name: `rnn.weight_ih_l0`.
  ///
  /// - Precondition: there is a parameter of that name.
  public subscript(dynamicMember name: String) -> Tensor { stack.parameter(name) }

  /// The parameters under their names, as PyTorch's `state_dict` has them.
  public var customMirror: Mirror { stack.mirror(of: self) }
}
