/// In which order the rows of a sequence lie in memory: step by step, or one sequence after another.
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
