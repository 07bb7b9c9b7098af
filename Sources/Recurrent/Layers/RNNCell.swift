/// One step of a plain recurrent network, as PyTorch's `nn.RNNCell`:
///
///     h' = tanh(W_ih x + b_ih + W_hh h + b_hh)      (or relu for tanh)
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, h and h' `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[hiddenSize, inputSize]`, `weight_hh` `[hiddenSize, hiddenSize]`,
/// `bias_ih` and `bias_hh` `[hiddenSize]`.
public struct RNNCell: Module {
  public let weight_ih: Tensor
  public let weight_hh: Tensor
  public let bias_ih: Tensor?
  public let bias_hh: Tensor?
  public let nonlinearity: Nonlinearity

  /// - Parameter using: Where the initial parameters come from: uniform in ±1/√hiddenSize.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, nonlinearity: Nonlinearity = .tanh,
    using generator: Generator? = nil
  ) {
    demand(CellStep.optionProblem("RNNCell", inputSize, hiddenSize))
    let weights = RecurrentWeights(
      kind: .rnn(nonlinearity), inputSize: inputSize, hiddenSize: hiddenSize, bias: bias,
      using: generator)
    weight_ih = weights.inputHidden
    weight_hh = weights.hiddenHidden
    bias_ih = weights.inputBias
    bias_hh = weights.hiddenBias
    self.nonlinearity = nonlinearity
  }

  public var inputSize: Int { weight_ih.shape[1] }
  public var hiddenSize: Int { weight_hh.shape[1] }

  /// The next state; a missing state is zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> Tensor {
    let step = CellStep(
      kind: .rnn(nonlinearity), inputSize: inputSize, hiddenSize: hiddenSize,
      weights: RecurrentWeights(weight_ih, weight_hh, bias_ih, bias_hh))
    return step(input, hidden, nil).hidden
  }
}
