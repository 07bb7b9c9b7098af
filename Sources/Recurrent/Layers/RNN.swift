/// Plain recurrent layers, as PyTorch's `nn.RNN`: for each step t and layer,
///
///     h_t = tanh(W_ih x_t + b_ih + W_hh h_{t-1} + b_hh)      (or relu for tanh)
///
/// where `x_t` is the input, or the layer below's `h_t` (both directions' side by side). `RNN.step`
/// below is the same as code.
///
/// Shapes, with D = 2 if bidirectional and 1 if not:
/// - input `[time, batch, inputSize]`, with `batchFirst` `[batch, time, inputSize]`; one sequence:
///   `[time, inputSize]`
/// - `weight_ih_l{k}` `[hiddenSize, inputSize or D * hiddenSize]`, `weight_hh_l{k}`
///   `[hiddenSize, hiddenSize]`, `bias_ih_l{k}`, `bias_hh_l{k}` `[hiddenSize]`; the second
///   direction's end in `_reverse`
/// - output: the last layer's states of all steps, `[time, batch, D * hiddenSize]`
/// - hidden: the last states of all layers, `[numLayers * D, batch, hiddenSize]`
///
/// - Source: Elman, *Finding structure in time*, 1990.
public struct RNN: RecurrentLayer {
  /// What each step computes, unless `nonlinearity` says otherwise.
  public static let kind = RecurrentKind.rnn(.tanh)
  /// The options and the parameters.
  public let stack: RecurrentStack

  /// A layer of given options and parameters.
  public init(stack: RecurrentStack) { self.stack = stack }

  /// The options are those of every `RecurrentLayer`, and the activation.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, nonlinearity: Nonlinearity,
    bias: Bool = true, batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    using generator: Generator? = nil
  ) {
    stack = RecurrentStack(
      .rnn(nonlinearity), inputSize: inputSize, hiddenSize: hiddenSize, numLayers: numLayers,
      bias: bias, batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional,
      using: generator)
  }

  /// How many layers lie above each other.
  public var numLayers: Int { stack.numLayers }
  /// Whether a second direction reads each sequence from its end.
  public var bidirectional: Bool { stack.bidirectional }
  /// What each step makes of its sum: tanh or relu.
  public var nonlinearity: Nonlinearity { stack.kind.nonlinearity }

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
    let result = stack.run(
      input, RecurrentStates(hidden: hidden), lengths: lengths, totalLength: totalLength)
    return RNNOutput(
      output: result.output, hidden: result.hidden, directions: stack.directions)
  }
}

extension RNN {
  /// One step by its equation, in tensor operations: h' from x `[batch, inputSize]` and h.
  ///
  /// Layers and cells compute the same fused: `Recurrence/RNNRecurrence.swift` has the run and its
  /// gradients, `ck_rnn_step` the arithmetic.
  package static func step(
    _ x: Tensor, _ h: Tensor, _ w: RecurrentWeights, _ nonlinearity: Nonlinearity = .tanh
  ) -> Tensor {
    let sum = linear(x, w.weight_ih, w.bias_ih) + linear(h, w.weight_hh, w.bias_hh)
    return nonlinearity == .tanh ? tanh(sum) : relu(sum)
  }
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
