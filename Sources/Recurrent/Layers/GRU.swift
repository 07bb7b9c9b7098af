/// Gated recurrent units, as PyTorch's `nn.GRU`: for each step t and layer,
///
///     r = σ(W_ir x_t + b_ir + W_hr h_{t-1} + b_hr)           reset gate
///     z = σ(W_iz x_t + b_iz + W_hz h_{t-1} + b_hz)           update gate
///     n = tanh(W_in x_t + b_in + r ⊙ (W_hn h_{t-1} + b_hn))  new state
///     h_t = (1 - z) ⊙ n + z ⊙ h_{t-1}
///
/// Shapes are those of `RNN`, with three blocks of `hiddenSize` rows (r, z, n) in each weight.
///
/// - Source: Cho et al., 2014; the place of r is that of PyTorch and cuDNN.
@dynamicMemberLookup
public struct GRU: Module, CustomReflectable {
  let stack: RecurrentStack

  /// The options are those of `RNN`.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    using generator: Generator? = nil
  ) {
    stack = RecurrentStack(
      .gru, inputSize, hiddenSize, numLayers, bias: bias, batchFirst: batchFirst,
      dropout: dropout, bidirectional: bidirectional, using: generator)
  }

  public var inputSize: Int { stack.inputSize }
  public var hiddenSize: Int { stack.hiddenSize }
  public var numLayers: Int { stack.numLayers }
  public var bias: Bool { stack.bias }
  public var batchFirst: Bool { stack.batchFirst }
  public var dropout: Double { stack.dropout }
  public var bidirectional: Bool { stack.bidirectional }

  /// Runs over a sequence, or a batch of them; the arguments are those of `RNN`.
  public func callAsFunction(
    _ input: Tensor, _ hidden: Tensor? = nil, lengths: [Int]? = nil, totalLength: Int? = nil
  ) -> RNNOutput {
    let result = stack(input, hidden, nil, lengths, totalLength)
    return RNNOutput(output: result.output, hidden: result.hidden, directions: stack.directions)
  }

  /// A parameter by its name: `gru.weight_ih_l0`.
  public subscript(dynamicMember name: String) -> Tensor { stack.parameter(name) }

  public var customMirror: Mirror { stack.mirror(of: self) }
}
