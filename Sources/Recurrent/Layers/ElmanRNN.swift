/// The course's cell along a sequence: the same U, W, V, b_u, b_w at every step.
///
/// Shapes: x `[batch, time, p]`, output `[batch, time, outputSize]`, hidden `[batch, q]`, the state
/// after the last step.
public struct ElmanRNN: Module {
  /// The cell that every step runs.
  public let cell: ElmanCell

  /// The options are those of `ElmanCell`.
  public init(
    inputSize: Int, hiddenSize: Int, outputSize: Int? = nil,
    activation: OutputActivation = .softmax, using generator: Generator? = nil
  ) {
    cell = ElmanCell(
      inputSize: inputSize, hiddenSize: hiddenSize, outputSize: outputSize,
      activation: activation, using: generator)
  }

  /// Runs over x `[batch, time, p]`, with at least one step; a missing state is zeros.
  public func callAsFunction(_ x: Tensor, _ h: Tensor? = nil) -> ElmanOutput {
    if x.rank != 3 || x.shape[1] == 0 || x.shape[2] != cell.inputSize {
      broken(
        "ElmanRNN: input \(x.label): [batch, time, \(cell.inputSize)] is expected, "
          + "with at least one step")
    }
    var h = h ?? zeros(x.shape[0], cell.hiddenSize)
    var outputs: [Tensor] = []
    for t in 0..<x.shape[1] {
      let step = cell(x[.all, t], h)
      h = step.hidden
      outputs.append(step.output)
    }
    return ElmanOutput(output: stacked(outputs, axis: 1), hidden: h)
  }
}
