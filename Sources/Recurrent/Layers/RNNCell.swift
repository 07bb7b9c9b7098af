/// One step of a plain recurrent network, as PyTorch's `nn.RNNCell`: `RNN.step` has the equation.
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, h and h' `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[hiddenSize, inputSize]`, `weight_hh` `[hiddenSize, hiddenSize]`,
/// `bias_ih` and `bias_hh` `[hiddenSize]`.
public struct RNNCell: RecurrentLayerCell {
  /// What the step computes, unless `nonlinearity` says otherwise.
  public static let kind = RecurrentKind.rnn(.tanh)
  /// The parameters.
  public let weights: RecurrentWeights

  /// A cell of given parameters.
  public init(weights: RecurrentWeights) { self.weights = weights }

  /// The options are those of every `RecurrentLayerCell`, and the activation.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, nonlinearity: Nonlinearity,
    using generator: Generator? = nil
  ) {
    weights = RecurrentWeights(
      cell: .rnn(nonlinearity), inputSize: inputSize, hiddenSize: hiddenSize, bias: bias,
      using: generator)
  }

  /// What the step makes of its sum: tanh or relu.
  public var nonlinearity: Nonlinearity { weights.kind.nonlinearity }

  /// The next state; a missing state is zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> Tensor {
    weights.step(input, RecurrentStates(hidden: hidden)).hidden
  }
}
