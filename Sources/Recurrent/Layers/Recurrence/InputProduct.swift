/// The products of the input with W_ih: a few steps at a time, just before the walk comes to them,
/// so that they are still in the cache when it adds the state's part.
struct InputProduct {
  private let memory: RecurrentMemory
  private let isReverse: Bool
  private let product: WeightProduct
  private let target: FloatRows
  private let isWindow: Bool
  private let stepsAtATime: Int
  private var ready = 0..<0

  /// Rows that are multiplied at a time: enough of them for the weights to be read rarely.
  private static let rowsAtATime = 256

  /// - Parameters:
  ///   - target: where the products go: those of all steps in the order of the walk, or with
  ///     `isWindow` only the newest, in the place of those before.
  ///   - isWindow: `target` has room for `windowRows`.
  init(_ direction: Recurrence, to target: FloatRows, isWindow: Bool = false) {
    let memory = direction.memory
    self.memory = memory
    self.target = target
    self.isWindow = isWindow
    isReverse = direction.isReverse
    stepsAtATime = Self.stepsAtATime(memory)
    product = WeightProduct(
      direction.weights.weight_ih, transposed: true,
      uses: (memory.steps + stepsAtATime - 1) / stepsAtATime)
  }

  /// In a padded batch step by step: rows past their end stay as they are.
  private static func stepsAtATime(_ memory: RecurrentMemory) -> Int {
    memory.lengths == nil ? max(rowsAtATime / max(memory.batch, 1), 1) : 1
  }

  /// Rows of a window.
  static func windowRows(_ memory: RecurrentMemory) -> Int {
    min(stepsAtATime(memory), memory.steps) * memory.batch
  }

  /// The products of a part's rows; makes them and those of the next steps, unless they are there.
  @inline(__always)
  mutating func rows(_ part: StepPart) -> FloatRows {
    if !ready.contains(part.step) { multiply(from: part.step) }
    return target.from(part.row - origin)
  }

  /// The row of the walk that lies at the start of the target.
  private var origin: Int { isWindow ? ready.lowerBound * memory.batch : 0 }

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
      rows, FloatRows(memory.input, stride: memory.inputSize).from(first),
      to: target.from(first - origin))
  }
}
