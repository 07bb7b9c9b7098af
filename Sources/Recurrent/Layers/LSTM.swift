/// Long short-term memory, as PyTorch's `nn.LSTM`: for each step t and layer,
///
///     i = σ(W_ii x_t + b_ii + W_hi h_{t-1} + b_hi)           input gate
///     f = σ(W_if x_t + b_if + W_hf h_{t-1} + b_hf)           forget gate
///     g = tanh(W_ig x_t + b_ig + W_hg h_{t-1} + b_hg)        candidate
///     o = σ(W_io x_t + b_io + W_ho h_{t-1} + b_ho)           output gate
///     c_t = f ⊙ c_{t-1} + i ⊙ g
///     h_t = o ⊙ tanh(c_t)
///
/// `LSTM.step` below is the same as code.
///
/// Shapes are those of `RNN`, with four blocks of `hiddenSize` rows (i, f, g, o) in each weight, and
/// a cell state c in the shape of the hidden state. With `projSize`, `h_t` is `W_hr` times that
/// product, and smaller than `c_t`.
///
/// - Source: Hochreiter and Schmidhuber, 1997; the forget gate: Gers et al., 2000.
public struct LSTM: RecurrentLayer {
  /// What each step computes.
  public static let kind = RecurrentKind.lstm
  /// The options and the parameters.
  public let stack: RecurrentStack

  /// A layer of given options and parameters.
  public init(stack: RecurrentStack) { self.stack = stack }

  /// The options are those of every `RecurrentLayer`, and the size of the states.
  ///
  /// - Parameter projSize: Numbers in h, fewer than `hiddenSize`: `h_t = W_hr (o ⊙ tanh(c_t))`, where
  ///   `weight_hr_l{k}` is `[projSize, hiddenSize]` and `weight_hh_l{k}` is
  ///   `[4 * hiddenSize, projSize]`. The output and the hidden states are of this size, the memory c
  ///   of `hiddenSize`. 0: no projection.
  /// - Source: Sak et al., 2014.
  public init(
    inputSize: Int, hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false, projSize: Int,
    using generator: Generator? = nil
  ) {
    stack = RecurrentStack(
      .lstm, inputSize: inputSize, hiddenSize: hiddenSize, numLayers: numLayers, bias: bias,
      batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional, projSize: projSize,
      using: generator)
  }

  /// Numbers in h where a projection makes it smaller than the memory; 0: there is none.
  public var projSize: Int { stack.projSize }
  /// Numbers in h: `projSize`, or without a projection `hiddenSize`.
  public var stateSize: Int { stack.stateSize }
  /// How many layers lie above each other.
  public var numLayers: Int { stack.numLayers }
  /// Whether a second direction reads each sequence from its end.
  public var bidirectional: Bool { stack.bidirectional }

  /// Runs over a sequence, or a batch of them.
  ///
  /// - Parameters:
  ///   - state: Hidden and cell states to start from, each `[numLayers * D, batch, hiddenSize]` (the
  ///     hidden one with a projection: `projSize`); left out, zeros. What one call returns as `state`, the next one takes.
  ///   - lengths: As for `RNN`.
  ///   - totalLength: As for `RNN`.
  public func callAsFunction(
    _ input: Tensor, _ state: LSTMState? = nil, lengths: [Int]? = nil, totalLength: Int? = nil
  ) -> LSTMOutput {
    let result = stack.run(
      input, RecurrentStates(hidden: state?.hidden, cell: state?.cell), lengths: lengths,
      totalLength: totalLength)
    return LSTMOutput(
      output: result.output, hidden: result.hidden, cell: result.cell ?? result.hidden,
      directions: stack.directions)
  }
}

extension LSTM {
  /// One step by its equations, in tensor operations: h' and c' from x `[batch, inputSize]`, h and c.
  ///
  /// Layers and cells compute the same fused: `Recurrence/LSTMRecurrence.swift` has the run and its
  /// gradients, `ck_lstm_step` the arithmetic.
  package static func step(_ x: Tensor, _ state: LSTMState, _ w: RecurrentWeights) -> LSTMState {
    let (h, c) = (state.hidden, state.cell)
    let gates = linear(x, w.weight_ih, w.bias_ih) + linear(h, w.weight_hh, w.bias_hh)
    let block = gates.split(every: c.shape[1], axis: 1)
    let i = sigmoid(block[0])  // input gate
    let f = sigmoid(block[1])  // forget gate
    let g = tanh(block[2])  // candidate
    let o = sigmoid(block[3])  // output gate
    let next = f * c + i * g
    let output = o * tanh(next)
    return LSTMState(hidden: w.weight_hr.map { linear(output, $0, nil) } ?? output, cell: next)
  }
}
