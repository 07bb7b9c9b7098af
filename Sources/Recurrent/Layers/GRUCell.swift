/// One step of a gated recurrent unit, as PyTorch's `nn.GRUCell`:
///
///     r = σ(W_ir x + b_ir + W_hr h + b_hr)           reset gate
///     z = σ(W_iz x + b_iz + W_hz h + b_hz)           update gate
///     n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn))  new state
///     h' = (1 - z) ⊙ n + z ⊙ h
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, h and h' `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[3 * hiddenSize, inputSize]` (blocks r, z, n), `weight_hh`
/// `[3 * hiddenSize, hiddenSize]`, `bias_ih` and `bias_hh` `[3 * hiddenSize]`.
public struct GRUCell: Module {
  public let weight_ih: Tensor
  public let weight_hh: Tensor
  public let bias_ih: Tensor?
  public let bias_hh: Tensor?

  /// - Parameter using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, using generator: Generator? = nil
  ) {
    demand(CellStep.optionProblem("GRUCell", inputSize, hiddenSize))
    let weights = RecurrentWeights(
      kind: .gru, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias, using: generator)
    weight_ih = weights.inputHidden
    weight_hh = weights.hiddenHidden
    bias_ih = weights.inputBias
    bias_hh = weights.hiddenBias
  }

  public var inputSize: Int { weight_ih.shape[1] }
  public var hiddenSize: Int { weight_hh.shape[1] }

  /// The next state; a missing state is zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> Tensor {
    let step = CellStep(
      kind: .gru, inputSize: inputSize, hiddenSize: hiddenSize,
      weights: RecurrentWeights(weight_ih, weight_hh, bias_ih, bias_hh))
    return step(input, hidden, nil).hidden
  }
}
