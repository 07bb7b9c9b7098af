/// One step of long short-term memory, as PyTorch's `nn.LSTMCell`: `LSTM.step` has the equations.
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, the states `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[4 * hiddenSize, inputSize]` (blocks i, f, g, o), `weight_hh`
/// `[4 * hiddenSize, hiddenSize]`, `bias_ih` and `bias_hh` `[4 * hiddenSize]`.
public struct LSTMCell: RecurrentLayerCell {
  /// What the step computes.
  public static let kind = RecurrentKind.lstm
  /// The parameters.
  public let weights: RecurrentWeights

  /// A cell of given parameters.
  public init(weights: RecurrentWeights) { self.weights = weights }

  /// The next states; missing states are zeros.
  public func callAsFunction(_ input: Tensor, _ state: LSTMState? = nil) -> LSTMState {
    let next = weights.step(input, RecurrentStates(hidden: state?.hidden, cell: state?.cell))
    return LSTMState(hidden: next.hidden, cell: next.cell ?? next.hidden)
  }
}
