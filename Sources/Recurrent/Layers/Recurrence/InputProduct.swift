/// The products of the input with W_ih: a few steps at a time, just before the walk comes to them,
/// so that they are still in the cache when it adds the state's part.
struct InputProduct {
  private let memory: RecurrentMemory
  private let isReverse: Bool
  private let product: WeightProduct
  private let target: FloatRows
  private let stepsAtATime: Int
  private var ready = 0..<0

  /// Rows that are multiplied at a time: enough of them for the weights to be read rarely.
  private static let rows = 256

  /// - Parameter target: where the products of all steps go, in the order of the walk.
  init(_ direction: Recurrence, to target: FloatRows) {
    let memory = direction.memory
    self.memory = memory
    self.target = target
    isReverse = direction.isReverse
    // In a padded batch step by step: rows past their end stay as they are.
    stepsAtATime = memory.lengths == nil ? max(InputProduct.rows / max(memory.batch, 1), 1) : 1
    product = WeightProduct(
      direction.weights.weight_ih, transposed: true,
      uses: (memory.steps + stepsAtATime - 1) / stepsAtATime)
  }

  /// Makes the products of a step, unless they are there.
  @inline(__always)
  mutating func prepare(_ step: Int) {
    if !ready.contains(step) { multiply(from: step) }
  }

  private mutating func multiply(from step: Int) {
    ready =
      isReverse
      ? max(step + 1 - stepsAtATime, 0)..<step + 1
      : step..<min(step + stepsAtATime, memory.steps)
    // The second direction finds what the first one copied.
    if !isReverse { memory.gatherInput(ready) }
    let first = ready.lowerBound * memory.batch
    let rows = memory.lengths == nil ? ready.count * memory.batch : memory.active(step)
    product.set(
      rows, FloatRows(memory.input, stride: memory.inputSize).from(first), to: target.from(first))
  }
}
