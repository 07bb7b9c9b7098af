/// The products of the input with W_ih: a few steps at a time, just before the walk comes to them,
/// so that they are still in the cache when it adds the state's part.
struct InputProduct {
  private let pass: RecurrentPass
  private let isReverse: Bool
  private let product: WeightProduct
  private let target: UnsafeMutablePointer<Float>
  private let targetStride: Int
  private let stepsAtATime: Int
  private var ready = 0..<0

  /// Rows that are multiplied at a time: enough of them for the weights to be read rarely.
  private static let rows = 256

  /// - Parameters:
  ///   - target: where the first row's products go.
  ///   - targetStride: floats from there to the next row's.
  init(
    _ pass: RecurrentPass, _ direction: DirectionPass, to target: UnsafeMutablePointer<Float>,
    _ targetStride: Int
  ) {
    self.pass = pass
    self.target = target
    self.targetStride = targetStride
    isReverse = direction.isReverse
    // In a padded batch step by step: rows past their end stay as they are.
    stepsAtATime = pass.lengths == nil ? max(InputProduct.rows / max(pass.batch, 1), 1) : 1
    product = WeightProduct(
      direction.weights.inputHidden, transposed: true,
      uses: (pass.steps + stepsAtATime - 1) / stepsAtATime)
  }

  /// Sees to it that the products of a step are there.
  mutating func prepare(_ step: Int) {
    if ready.contains(step) { return }
    ready =
      isReverse
      ? max(step + 1 - stepsAtATime, 0)..<step + 1
      : step..<min(step + stepsAtATime, pass.steps)
    pass.gatherInput(ready)
    let first = ready.lowerBound * pass.batch
    let rows = pass.lengths == nil ? ready.count * pass.batch : pass.active(step)
    product.set(
      rows, pass.input.base + first * pass.inputSize, pass.inputSize,
      to: target + first * targetStride, targetStride)
  }
}
