/// One step of a gated recurrent unit, as PyTorch's `nn.GRUCell`: `GRU.step` has the equations.
///
/// Shapes: x `[batch, inputSize]` or `[inputSize]`, h and h' `[batch, hiddenSize]` or
/// `[hiddenSize]`, `weight_ih` `[3 * hiddenSize, inputSize]` (blocks r, z, n), `weight_hh`
/// `[3 * hiddenSize, hiddenSize]`, `bias_ih` and `bias_hh` `[3 * hiddenSize]`.
public struct GRUCell: RecurrentLayerCell {
  /// What the step computes.
  public static let kind = RecurrentKind.gru
  /// The parameters.
  public let weights: RecurrentWeights

  /// A cell of given parameters.
  public init(weights: RecurrentWeights) { self.weights = weights }

  /// The next state; a missing state is zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> Tensor {
    weights.step(input, RecurrentStates(hidden: hidden)).hidden
  }
}
