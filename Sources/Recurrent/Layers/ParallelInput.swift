/// What `MinGRU` and `MinLSTM` share: checked shapes, and the states as one scan.
package struct ParallelInput {
  /// The axis of the steps.
  private let time: Int
  /// The state to start from, without its first axis.
  private let initial: Tensor?

  init(
    _ layer: String, _ input: Tensor, _ hidden: Tensor?, _ inputSize: Int, _ hiddenSize: Int,
    _ batchFirst: Bool
  ) {
    demand(
      ParallelInput.problem(
        layer, input, hidden, inputSize: inputSize, hiddenSize: hiddenSize, batchFirst: batchFirst))
    time = input.rank == 3 && batchFirst ? 1 : 0
    initial = hidden.map { $0.reshaped(Array($0.shape.dropFirst())) }
  }

  /// The states h_t = keep_t ⊙ h_{t-1} + add_t of all steps.
  func output(keep: Tensor, add: Tensor) -> RNNOutput {
    let states = scan(keep, add, initial: initial, axis: time)
    let last = states.selected(time, states.shape[time] - 1, "last")
    return RNNOutput(output: states, hidden: last.unsqueezed(0), directions: 1)
  }

  package static func problem(
    _ layer: String, _ input: Tensor, _ hidden: Tensor?, inputSize: Int, hiddenSize: Int,
    batchFirst: Bool
  ) -> String? {
    if let problem = SequenceInput.problem(
      layer, input, inputSize: inputSize, batchFirst: batchFirst)
    {
      return problem
    }
    let time = input.rank == 3 && batchFirst ? 1 : 0
    let expected = input.rank == 3 ? [1, input.shape[1 - time], hiddenSize] : [1, hiddenSize]
    guard let hidden, hidden.shape != expected else { return nil }
    return "\(layer): the initial hidden state is \(hidden.label), \(expected) is expected: "
      + (input.rank == 3 ? "[1, batch, hidden]" : "[1, hidden]")
  }
}
