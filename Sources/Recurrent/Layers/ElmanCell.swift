/// The recurrent cell of the course, with an output of its own:
///
///     h' = tanh(x U + b_u + h W + b_w)
///     y = activation(h' V)
///
/// Shapes, in rows: x `[batch, p]`, h and h' `[batch, q]`, U `[p, q]`, W `[q, q]`, b_u and b_w
/// `[1, q]`, V `[q, outputSize]`, y `[batch, outputSize]`.
///
/// - Source: Elman, *Finding structure in time*, 1990.
public struct ElmanCell: Module {
  /// Weight of the input, `[p, q]`.
  public let U: Tensor
  /// Weight of the state, `[q, q]`.
  public let W: Tensor
  /// Weight of the output, `[q, outputSize]`.
  public let V: Tensor
  /// Bias beside x U, `[1, q]`.
  public let b_u: Tensor
  /// Bias beside h W, `[1, q]`.
  public let b_w: Tensor
  /// What makes the output of h' V.
  public let activation: OutputActivation

  /// Parameters are standard normal, drawn in the order U, W, V, b_u, b_w.
  ///
  /// - Parameter outputSize: Left out, `hiddenSize`.
  public init(
    inputSize: Int, hiddenSize: Int, outputSize: Int? = nil,
    activation: OutputActivation = .softmax, using generator: Generator? = nil
  ) {
    demand(RecurrentWeights.sizeProblem("ElmanCell", inputSize, hiddenSize))
    U = Parameter(randn([inputSize, hiddenSize], using: generator))
    W = Parameter(randn([hiddenSize, hiddenSize], using: generator))
    V = Parameter(randn([hiddenSize, outputSize ?? hiddenSize], using: generator))
    b_u = Parameter(randn([1, hiddenSize], using: generator))
    b_w = Parameter(randn([1, hiddenSize], using: generator))
    self.activation = activation
  }

  /// p, the numbers in an input.
  public var inputSize: Int { U.shape[0] }
  /// q, the numbers in a state.
  public var hiddenSize: Int { W.shape[0] }

  /// One step; a missing state is zeros.
  public func callAsFunction(_ x: Tensor, _ h: Tensor? = nil) -> ElmanOutput {
    let h = h ?? zeros(x.shape.dropLast() + [hiddenSize])
    let next = tanh(x • U + h • W + b_u + b_w)
    return ElmanOutput(output: activation(next • V), hidden: next)
  }
}

/// What the course's cell makes of its state.
public enum OutputActivation: String, Sendable, CaseIterable {
  /// Shares that add up to 1: for one choice among several.
  case softmax
  /// Each number between 0 and 1 by itself.
  case sigmoid
  /// The numbers as they are.
  case identity

  func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .softmax: x.softmax()
    case .sigmoid: x.sigmoid()
    case .identity: x
    }
  }
}

/// Output and state of the course's cell or network.
public struct ElmanOutput {
  /// y, `[batch, outputSize]` of a cell, `[batch, time, outputSize]` of a network.
  public let output: Tensor
  /// h', `[batch, q]`: the state after the last step.
  public let hidden: Tensor
}
