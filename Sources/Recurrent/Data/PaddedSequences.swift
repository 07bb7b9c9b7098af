/// Sequences of different lengths in one tensor.
public struct PaddedSequences: Sendable {
  /// `[time, batch, …]`, or `[batch, time, …]` if batch comes first.
  public let values: Tensor
  /// Steps of each sequence; what lies behind them is padding.
  public let lengths: [Int]
  /// 1 at a step of a sequence, 0 at padding; the first two axes of `values`.
  public let mask: Tensor
}

/// Puts sequences of different lengths into one tensor, each padded at its end.
///
/// - Parameters:
///   - sequences: `[time, …]` each; times differ, what follows is equal.
///   - batchFirst: the order of the first two axes of the result.
/// - Precondition: at least one sequence.
public func padSequence(
  _ sequences: [Tensor], batchFirst: Bool = false, paddingValue: Float = 0
) -> PaddedSequences {
  demand(paddingProblem(sequences.map(\.shape)))
  let lengths = sequences.map { $0.shape[0] }
  let longest = lengths.max() ?? 0
  let rows = sequences.map { sequence in
    let missing = longest - sequence.shape[0]
    if missing == 0 { return sequence }
    return concatenated([sequence, full([missing] + sequence.shape.dropFirst(), paddingValue)])
  }
  let mask = lengths.map { length in (0..<longest).map { Float($0 < length ? 1 : 0) } }
  let grid = Tensor(mask.flatMap { $0 }, shape: [lengths.count, longest])
  return PaddedSequences(
    values: stacked(rows, axis: batchFirst ? 0 : 1), lengths: lengths,
    mask: batchFirst ? grid : grid.transposed())
}

/// Puts rows of indices of different lengths into one tensor, each padded at its end.
public func padSequence(
  _ sequences: [[Int]], batchFirst: Bool = false, paddingValue: Int = 0
) -> PaddedSequences {
  padSequence(
    sequences.map { Tensor(integers: $0) }, batchFirst: batchFirst,
    paddingValue: Float(paddingValue))
}

/// What keeps shapes from being padded to one.
func paddingProblem(_ shapes: [[Int]]) -> String? {
  guard let first = shapes.first else { return "padSequence: there are no sequences" }
  for (index, shape) in shapes.enumerated() {
    if shape.isEmpty {
      return "padSequence: sequence \(index) is a single number, without a time axis"
    }
    if shape.dropFirst() != first.dropFirst() {
      return "padSequence: sequence \(index) is \(shape), sequence 0 is \(first): "
        + "only the first sizes may differ"
    }
  }
  return nil
}
