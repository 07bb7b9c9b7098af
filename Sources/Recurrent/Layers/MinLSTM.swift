/// An LSTM whose gates and candidate see the input alone and whose two gates add up to 1, so that its
/// states are a linear recurrence:
///
///     f_t = σ(W_f x_t + b_f)                      forget gate
///     i_t = σ(W_i x_t + b_i)                      input gate
///     h̃_t = W_h x_t + b_h                         candidate
///     h_t = f_t / (f_t + i_t) ⊙ h_{t-1} + i_t / (f_t + i_t) ⊙ h̃_t
///
/// There is no cell state and no output gate. The shares are computed from logarithms, so that two
/// closed gates give no 0 / 0. Shapes and states are those of `MinGRU`. PyTorch has no such layer.
///
/// - Source: Feng et al., *Were RNNs all we needed?*, 2024, arXiv 2410.01201, section 3.2.
public struct MinLSTM: Module {
  /// W_f and b_f, to the forget gate.
  public let linear_f: Linear
  /// W_i and b_i, to the input gate.
  public let linear_i: Linear
  /// W_h and b_h, to the candidate.
  public let linear_h: Linear
  /// Whether input and output are `[batch, time, feature]` instead of `[time, batch, feature]`.
  public let batchFirst: Bool

  /// - Parameters:
  ///   - inputSize: Features of each step of the input; at least 1.
  ///   - hiddenSize: Numbers in a state; at least 1.
  ///   - bias: Whether there are b_f, b_i and b_h.
  ///   - batchFirst: Whether input and output are `[batch, time, feature]`.
  ///   - using: Where the initial parameters come from: uniform in ±1/√inputSize, as `Linear`'s.
  public init(
    inputSize: Int, hiddenSize: Int, bias: Bool = true, batchFirst: Bool = false,
    using generator: Generator? = nil
  ) {
    demand(RecurrentWeights.sizeProblem("MinLSTM", inputSize, hiddenSize))
    linear_f = Linear(inputSize, hiddenSize, bias: bias, using: generator)
    linear_i = Linear(inputSize, hiddenSize, bias: bias, using: generator)
    linear_h = Linear(inputSize, hiddenSize, bias: bias, using: generator)
    self.batchFirst = batchFirst
  }

  /// Features of each step of the input.
  public var inputSize: Int { linear_f.weight.shape[1] }
  /// Numbers in a state.
  public var hiddenSize: Int { linear_f.weight.shape[0] }

  /// Runs over a sequence, or a batch of them.
  ///
  /// - Parameter hidden: The state to start from, `[1, batch, hiddenSize]`; left out, zeros.
  public func callAsFunction(_ input: Tensor, _ hidden: Tensor? = nil) -> RNNOutput {
    let reading = ParallelInput("MinLSTM", input, hidden, inputSize, hiddenSize, batchFirst)
    let (keep, take) = shares(input)
    return reading.output(keep: keep, add: take * linear_h(input))
  }

  /// f / (f + i) and i / (f + i), as σ(ln f - ln i) and σ(ln i - ln f).
  private func shares(_ x: Tensor) -> (keep: Tensor, take: Tensor) {
    let ratio = logSigmoid(linear_f(x)) - logSigmoid(linear_i(x))
    return (sigmoid(ratio), sigmoid(-ratio))
  }

  /// ln σ(k) = min(k, 0) - ln(1 + e^-|k|), accurate where σ(k) is rounded to 0.
  ///
  /// At 0 the gradient is ½, as it should be: `minimum` shares it among equals, and that of |k| is 0.
  private func logSigmoid(_ k: Tensor) -> Tensor {
    k.minimum(zeros(like: k)) - log(1 + exp(-abs(k)))
  }

  /// One step by its equations: h' from x `[batch, inputSize]` and h `[batch, hiddenSize]`.
  package func step(_ x: Tensor, _ h: Tensor) -> Tensor {
    let (f, i) = (sigmoid(linear_f(x)), sigmoid(linear_i(x)))
    return f / (f + i) * h + i / (f + i) * linear_h(x)
  }
}
