/// One step of long short-term memory, as PyTorch's `nn.LSTMCell`:
///
///     i = σ(W_ii x + b_ii + W_hi h + b_hi)           input gate
///     f = σ(W_if x + b_if + W_hf h + b_hf)           forget gate
///     g = tanh(W_ig x + b_ig + W_hg h + b_hg)        candidate
///     o = σ(W_io x + b_io + W_ho h + b_ho)           output gate
///     c' = f ⊙ c + i ⊙ g
///     h' = o ⊙ tanh(c')
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, the states `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[4 * hiddenSize, inputSize]` (blocks i, f, g, o), `weight_hh`
/// `[4 * hiddenSize, hiddenSize]`, `bias_ih` and `bias_hh` `[4 * hiddenSize]`.
public struct LSTMCell: Module {
  public let weight_ih: Tensor
  public let weight_hh: Tensor
  public let bias_ih: Tensor?
  public let bias_hh: Tensor?

  /// - Parameter using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, using generator: Generator? = nil
  ) {
    demand(CellStep.optionProblem("LSTMCell", inputSize, hiddenSize))
    let weights = RecurrentWeights(
      kind: .lstm, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias, using: generator)
    weight_ih = weights.inputHidden
    weight_hh = weights.hiddenHidden
    bias_ih = weights.inputBias
    bias_hh = weights.hiddenBias
  }

  public var inputSize: Int { weight_ih.shape[1] }
  public var hiddenSize: Int { weight_hh.shape[1] }

  /// The next states; missing states are zeros.
  public func callAsFunction(_ input: Tensor, _ state: LSTMState? = nil) -> LSTMState {
    let step = CellStep(
      kind: .lstm, inputSize: inputSize, hiddenSize: hiddenSize,
      weights: RecurrentWeights(weight_ih, weight_hh, bias_ih, bias_hh))
    return step(input, state?.hidden, state?.cell)
  }
}
