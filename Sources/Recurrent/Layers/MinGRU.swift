/// A GRU whose gate and candidate see the input alone, so that its states are a linear recurrence:
///
///     z_t = σ(W_z x_t + b_z)                      update gate
///     h̃_t = W_h x_t + b_h                         candidate
///     h_t = (1 - z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t
///
/// All gates of all steps are two products, and `scan` makes the states of them. `MinGRU.step` below
/// is the same as code, for one step. PyTorch has no such layer.
///
/// Shapes are those of a `GRU` of one layer in one direction: input `[time, batch, inputSize]`, with
/// `batchFirst` `[batch, time, inputSize]`, or for one sequence `[time, inputSize]`; output
/// likewise with `hiddenSize`; hidden `[1, batch, hiddenSize]` or `[1, hiddenSize]`. The weights are
/// `[hiddenSize, inputSize]`, the biases `[hiddenSize]`.
///
/// - Source: Feng et al., *Were RNNs all we needed?*, 2024, arXiv 2410.01201, section 3.1.
public struct MinGRU: Module {
  /// W_z and b_z, to the update gate.
  public let linear_z: Linear
  /// W_h and b_h, to the candidate.
  public let linear_h: Linear
  /// Whether input and output are `[batch, time, feature]` instead of `[time, batch, feature]`.
  public let batchFirst: Bool

  /// - Parameters:
  ///   - inputSize: Features of each step of the input; at least 1.
  ///   - hiddenSize: Numbers in a state; at least 1.
  ///   - bias: Whether there are b_z and b_h.
  ///   - batchFirst: Whether input and output are `[batch, time, feature]`.
  ///   - using: Where the initial parameters come from: uniform in ±1/√inputSize, as `Linear`'s.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, batchFirst: Bool = false,
    using generator: Generator? = nil
  ) {
    demand(RecurrentWeights.sizeProblem("MinGRU", inputSize, hiddenSize))
    linear_z = Linear(inputSize, hiddenSize, bias: bias, using: generator)
    linear_h = Linear(inputSize, hiddenSize, bias: bias, using: generator)
    self.batchFirst = batchFirst
  }

  /// Features of each step of the input.
  public var inputSize: Int { linear_z.weight.shape[1] }
  /// Numbers in a state.
  public var hiddenSize: Int { linear_z.weight.shape[0] }

  /// Runs over a sequence, or a batch of them.
  ///
  /// - Parameter hidden: The state to start from, `[1, batch, hiddenSize]`; left out, zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> RNNOutput {
    let reading = ParallelInput("MinGRU", input, hidden, inputSize, hiddenSize, batchFirst)
    let z = sigmoid(linear_z(input))
    return reading.output(keep: 1 - z, add: z * linear_h(input))
  }

  /// One step by its equations: h' from x `[batch, inputSize]` and h `[batch, hiddenSize]`.
  package func step(_ x: Tensor, _ h: Tensor) -> Tensor {
    let z = sigmoid(linear_z(x))
    return (1 - z) * h + z * linear_h(x)
  }
}
