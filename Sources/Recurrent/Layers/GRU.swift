/// Gated recurrent units, as PyTorch's `nn.GRU`: for each step t and layer,
///
///     r = σ(W_ir x_t + b_ir + W_hr h_{t-1} + b_hr)           reset gate
///     z = σ(W_iz x_t + b_iz + W_hz h_{t-1} + b_hz)           update gate
///     n = tanh(W_in x_t + b_in + r ⊙ (W_hn h_{t-1} + b_hn))  new state
///     h_t = (1 - z) ⊙ n + z ⊙ h_{t-1}
///
/// `GRU.step` below is the same as code.
///
/// Shapes are those of `RNN`, with three blocks of `hiddenSize` rows (r, z, n) in each weight.
///
/// - Source: Cho et al., 2014; the place of r is that of PyTorch and cuDNN.
public struct GRU: RecurrentLayer {
  /// What each step computes.
  public static let kind = RecurrentKind.gru
  /// The options and the parameters.
  public let stack: RecurrentStack

  /// A layer of given options and parameters.
  public init(stack: RecurrentStack) { self.stack = stack }

  /// How many layers lie above each other.
  public var numLayers: Int { stack.numLayers }
  /// Whether a second direction reads each sequence from its end.
  public var bidirectional: Bool { stack.bidirectional }

  /// Runs over a sequence, or a batch of them; the arguments are those of `RNN`.
  public func callAsFunction(
    _ input: Tensor, _ hidden: Tensor? = nil, lengths: [Int]? = nil, totalLength: Int? = nil
  ) -> RNNOutput {
    let result = stack.run(
      input, RecurrentStates(hidden: hidden), lengths: lengths, totalLength: totalLength)
    return RNNOutput(
      output: result.output, hidden: result.hidden, directions: stack.directions)
  }
}

extension GRU {
  /// One step by its equations, in tensor operations: h' from x `[batch, inputSize]` and h.
  ///
  /// Layers and cells compute the same fused: `Recurrence/GRURecurrence.swift` has the run and its
  /// gradients, `ck_gru_step` the arithmetic.
  package static func step(_ x: Tensor, _ h: Tensor, _ w: RecurrentWeights) -> Tensor {
    let fromInput = linear(x, w.weight_ih, w.bias_ih).split(every: h.shape[1], axis: 1)
    let fromState = linear(h, w.weight_hh, w.bias_hh).split(every: h.shape[1], axis: 1)
    let r = sigmoid(fromInput[0] + fromState[0])  // reset gate
    let z = sigmoid(fromInput[1] + fromState[1])  // update gate
    let n = tanh(fromInput[2] + r * fromState[2])  // new state
    return (1 - z) * n + z * h
  }
}
