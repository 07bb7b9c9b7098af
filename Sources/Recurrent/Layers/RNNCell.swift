/// One step of a plain recurrent network, as PyTorch's `nn.RNNCell`: `RNN.step` has the equation.
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, h and h' `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[hiddenSize, inputSize]`, `weight_hh` `[hiddenSize, hiddenSize]`,
/// `bias_ih` and `bias_hh` `[hiddenSize]`.
public struct RNNCell: RecurrentLayerCell {
  public static let kind = RecurrentKind.rnn(.tanh)
  public let weights: RecurrentWeights

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

  public var nonlinearity: Nonlinearity { weights.kind.nonlinearity }

  /// The next state; a missing state is zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> Tensor {
    weights.step(input, RecurrentStates(hidden: hidden)).hidden
  }
}
