/// Long short-term memory, as PyTorch's `nn.LSTM`: for each step t and layer,
///
///     i = σ(W_ii x_t + b_ii + W_hi h_{t-1} + b_hi)           input gate
///     f = σ(W_if x_t + b_if + W_hf h_{t-1} + b_hf)           forget gate
///     g = tanh(W_ig x_t + b_ig + W_hg h_{t-1} + b_hg)        candidate
///     o = σ(W_io x_t + b_io + W_ho h_{t-1} + b_ho)           output gate
///     c_t = f ⊙ c_{t-1} + i ⊙ g
///     h_t = o ⊙ tanh(c_t)
///
/// Shapes are those of `RNN`, with four blocks of `hiddenSize` rows (i, f, g, o) in each weight, and
/// a cell state c in the shape of the hidden state.
///
/// - Source: Hochreiter and Schmidhuber, 1997; the forget gate: Gers et al., 2000.
@dynamicMemberLookup
public struct LSTM: Module, CustomReflectable {
  let stack: RecurrentStack

  /// The options are those of `RNN`.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    using generator: Generator? = nil
  ) {
    stack = RecurrentStack(
      .lstm, inputSize, hiddenSize, numLayers, bias: bias, batchFirst: batchFirst,
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
  ///   - state: Hidden and cell states to start from, each `[numLayers * D, batch, hiddenSize]`;
  ///     left out, zeros. What one call returns as `state`, the next one takes.
  ///   - lengths: As for `RNN`.
  ///   - totalLength: As for `RNN`.
  public func callAsFunction(
    _ input: Tensor, _ state: LSTMState? = nil, lengths: [Int]? = nil, totalLength: Int? = nil
  ) -> LSTMOutput {
    let result = stack(input, state?.hidden, state?.cell, lengths, totalLength)
    return LSTMOutput(
      output: result.output, hidden: result.hidden, cell: result.cell ?? result.hidden,
      directions: stack.directions)
  }

  /// A parameter by its name: `lstm.weight_ih_l0`.
  public subscript(dynamicMember name: String) -> Tensor { stack.parameter(name) }

  public var customMirror: Mirror { stack.mirror(of: self) }
}

/// What an LSTM carries from step to step.
public struct LSTMState {
  /// h, what other layers see.
  public var hidden: Tensor
  /// c, the memory.
  public var cell: Tensor

  public init(hidden: Tensor, cell: Tensor) {
    self.hidden = hidden
    self.cell = cell
  }

  /// The same numbers, cut from the graph: to go on with the next part of a long sequence.
  public var detached: LSTMState { LSTMState(hidden: hidden.detached, cell: cell.detached) }
}

/// What an LSTM returns.
public struct LSTMOutput {
  /// The last layer's hidden states of all steps.
  public let output: Tensor
  /// The last hidden states of all layers and directions, `[numLayers * D, batch, hiddenSize]`.
  public let hidden: Tensor
  /// The last cell states, likewise.
  public let cell: Tensor
  let directions: Int

  /// Both last states, to start the next call from.
  public var state: LSTMState { LSTMState(hidden: hidden, cell: cell) }

  /// The last layer's last hidden states, `[batch, D * hiddenSize]`: where each direction ends.
  public var last: Tensor { lastStates(hidden, directions) }
}
