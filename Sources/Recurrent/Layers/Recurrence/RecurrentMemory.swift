/// Sizes and memory of one layer's run, which its directions share.
///
/// All memory is time-major, rows `[time, batch]`. A layer that reads or writes `[batch, time]`
/// copies a step's rows when it comes to it.
final class RecurrentMemory {
  let steps: Int
  let batch: Int
  let inputSize: Int
  /// Numbers in a gate, and in an LSTM's memory.
  let hiddenSize: Int
  /// Numbers in a state: as many, or fewer with a projection.
  let stateSize: Int
  let lengths: SequenceLengths?

  /// Initial states, `[directions, batch, stateSize]` and `[directions, batch, hiddenSize]`.
  let initialHidden: Storage
  let initialCell: Storage

  /// The input, `[steps * batch, inputSize]`: `source` itself, or a copy in the order of the walk.
  let input: Storage
  let source: Storage
  let sourceOrder: RowOrder

  /// Hidden states of all steps, `[steps * batch, directions * stateSize]`; 0 past a row's end.
  let states: Storage
  /// Floats of a row of states, and of the output.
  let stateStride: Int
  /// `states` itself, or a copy in the order that the caller asked for.
  let output: Storage
  let outputOrder: RowOrder

  init(_ given: RecurrentInput) {
    let time = given.readsBatchFirst ? 1 : 0
    steps = given.x.shape[time]
    batch = given.x.shape[1 - time]
    inputSize = given.x.shape[2]
    hiddenSize = given.weights[0].hiddenSize
    stateSize = given.weights[0].stateSize
    lengths = given.lengths
    // A missing state is a state of zeros: one code path.
    let zeros = Storage(count: given.weights.count * batch * hiddenSize, repeating: 0)
    initialHidden = given.initial.hidden?.storage ?? zeros
    initialCell = given.initial.cell?.storage ?? zeros
    source = given.x.storage
    sourceOrder = RowOrder(steps: steps, batch: batch, batchFirst: given.readsBatchFirst)
    input = given.readsBatchFirst ? Storage(count: source.count) : source
    stateStride = given.weights.count * stateSize
    let count = steps * batch * stateStride
    states = lengths == nil ? Storage(count: count) : Storage(count: count, repeating: 0)
    output = given.writesBatchFirst ? Storage(count: count) : states
    outputOrder = RowOrder(steps: steps, batch: batch, batchFirst: given.writesBatchFirst)
  }

  /// How many rows are running at a step: the first ones.
  func active(_ step: Int) -> Int {
    if step < 0 || step >= steps { return 0 }
    return lengths?.active[step] ?? batch
  }

  /// Copies the input of these steps from the caller's order, if that is another one.
  func gatherInput(_ range: Range<Int>) {
    if input === source { return }
    for step in range {
      for row in 0..<batch {
        (input.base + (step * batch + row) * inputSize).update(
          from: source.base + sourceOrder.row(step: step, sequence: row) * inputSize,
          count: inputSize)
      }
    }
  }

  /// Copies new states of one direction to the caller's order, if that is another one.
  func deliver(_ part: StepPart, column: Int) {
    if output === states { return }
    for row in part.rows {
      (output.base + outputOrder.row(step: part.step, sequence: row) * stateStride + column)
        .update(
          from: states.base + (part.step * batch + row) * stateStride + column, count: stateSize)
    }
  }
}

/// The order in which the rows of a batch of sequences lie in memory.
struct RowOrder {
  /// Rows from a step to the next one of the same sequence.
  let step: Int
  /// Rows from a sequence to the next one of the batch.
  let sequence: Int

  /// `[time, batch]`, or with `batchFirst` `[batch, time]`.
  init(steps: Int, batch: Int, batchFirst: Bool) {
    step = batchFirst ? 1 : batch
    sequence = batchFirst ? steps : 1
  }

  func row(step: Int, sequence: Int) -> Int { step * self.step + sequence * self.sequence }
}

/// Rows of floats in memory: where the first one starts, and the distance to the next one.
struct FloatRows {
  let base: UnsafeMutablePointer<Float>
  let stride: Int

  init(_ base: UnsafeMutablePointer<Float>, stride: Int) {
    self.base = base
    self.stride = stride
  }

  init(_ storage: Storage, stride: Int) { self.init(storage.base, stride: stride) }

  /// The same rows from `row` on.
  @inline(__always)
  func from(_ row: Int) -> FloatRows { FloatRows(base + row * stride, stride: stride) }
}
