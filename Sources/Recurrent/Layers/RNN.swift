/// Plain recurrent layers, as PyTorch's `nn.RNN`: for each step t and layer,
///
///     h_t = tanh(W_ih x_t + b_ih + W_hh h_{t-1} + b_hh)      (or relu for tanh)
///
/// where x_t is the input, or the layer below's h_t (both directions' side by side).
///
/// Shapes, with D = 2 if bidirectional and 1 if not:
/// - input `[time, batch, inputSize]`, with `batchFirst` `[batch, time, inputSize]`; one sequence:
///   `[time, inputSize]`
/// - `weight_ih_l{k}` `[hiddenSize, inputSize or D * hiddenSize]`, `weight_hh_l{k}`
///   `[hiddenSize, hiddenSize]`, `bias_ih_l{k}`, `bias_hh_l{k}` `[hiddenSize]`; the second
///   direction's end in `_reverse`
/// - output: the last layer's states of all steps, `[time, batch, D * hiddenSize]`
/// - hidden: the last states of all layers, `[numLayers * D, batch, hiddenSize]`
@dynamicMemberLookup
public struct RNN: Module, CustomReflectable {
  let stack: RecurrentStack
  public let nonlinearity: Nonlinearity

  /// - Parameters:
  ///   - dropout: Probability with which each number between layers is set to 0 in training.
  ///   - using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, nonlinearity: Nonlinearity = .tanh,
    bias: Bool = true, batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    using generator: Generator? = nil
  ) {
    self.nonlinearity = nonlinearity
    stack = RecurrentStack(
      .rnn(nonlinearity), inputSize, hiddenSize, numLayers, bias: bias, batchFirst: batchFirst,
      dropout: dropout, bidirectional: bidirectional, using: generator)
  }

  public var inputSize: Int { stack.inputSize }
  public var hiddenSize: Int { stack.hiddenSize }
  public var numLayers: Int { stack.numLayers }
  public var bias: Bool { stack.bias }
  public var batchFirst: Bool { stack.batchFirst }
  public var dropout: Double { stack.dropout }
  public var bidirectional: Bool { stack.bidirectional }

  /// Runs over a sequence, or a batch of them.
  ///
  /// - Parameters:
  ///   - hidden: The states to start from, `[numLayers * D, batch, hiddenSize]`; left out, zeros.
  ///   - lengths: How many steps of each row count. What lies beyond is not read, the output there
  ///     is 0, and `hidden` holds each row's own last state.
  ///   - totalLength: Steps of the output, with `lengths`; left out, those of the input.
  public func callAsFunction(
    _ input: Tensor, _ hidden: Tensor? = nil, lengths: [Int]? = nil, totalLength: Int? = nil
  ) -> RNNOutput {
    let result = stack(input, hidden, nil, lengths, totalLength)
    return RNNOutput(output: result.output, hidden: result.hidden, directions: stack.directions)
  }

  /// A parameter by its name: `rnn.weight_ih_l0`.
  public subscript(dynamicMember name: String) -> Tensor { stack.parameter(name) }

  public var customMirror: Mirror { stack.mirror(of: self) }
}

/// What an RNN or a GRU returns.
public struct RNNOutput {
  /// The last layer's states of all steps.
  public let output: Tensor
  /// The last states of all layers and directions, `[numLayers * D, batch, hiddenSize]`.
  public let hidden: Tensor
  let directions: Int

  /// The last layer's last states, `[batch, D * hiddenSize]`: where each direction ends. (For the
  /// reverse direction that is the first step, so `output`'s last step would be the wrong one.)
  public var last: Tensor { lastStates(hidden, directions) }
}

/// The last layer's states side by side.
func lastStates(_ hidden: Tensor, _ directions: Int) -> Tensor {
  let rows = hidden.shape[0]
  let states = ((rows - directions)..<rows).map { hidden[$0] }
  return directions == 1 ? states[0] : concatenated(states, axis: -1)
}
