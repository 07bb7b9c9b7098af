/// Lowers the learning rate along half a cosine, from its first value to `minimum` in `period`
/// epochs, then back up, and so on: η = η_min + (η₀ − η_min)(1 + cos(π t / T)) / 2.
///
/// - Source: Loshchilov and Hutter, ICLR 2017; like PyTorch's, each rate is computed from the one
///   before, so that a change by hand is kept.
public final class CosineAnnealingLR: Schedule {
  private let optimizer: any Optimizer
  private let period: Int
  private let minimum: Double
  private let start: Double
  private var epoch = 0
  private var order: StepOrder

  /// - Parameters:
  ///   - period: T, epochs from the highest rate to the lowest.
  ///   - minimum: the lowest rate.
  public init(_ optimizer: any Optimizer, period: Int, minimum: Double = 0) {
    if period < 1 { broken("CosineAnnealingLR: period is \(period), not 1 or more") }
    self.optimizer = optimizer
    self.period = period
    self.minimum = minimum
    start = optimizer.learningRate
    order = StepOrder("CosineAnnealingLR", optimizer)
  }

  /// The rate that the next step of the optimizer takes.
  public var learningRate: Double { optimizer.learningRate }

  /// Ends an epoch: the next rate of the cosine.
  @_disfavoredOverload
  public func step() { step(line: 0) }

  /// Ends an epoch: the next rate of the cosine; `line` is where a warning is shown.
  public func step(line: Int = #line) {
    order.note(line: line)
    epoch += 1
    let rate = optimizer.learningRate
    if (epoch - 1 - period) % (2 * period) == 0 {
      // One epoch past the lowest rate, from where no factor leads up.
      optimizer.learningRate = rate + (start - minimum) * (1 - cosine(1)) / 2
    } else {
      let factor = (1 + cosine(epoch)) / (1 + cosine(epoch - 1))
      optimizer.learningRate = factor * (rate - minimum) + minimum
    }
  }

  /// cos(π t / T).
  private func cosine(_ t: Int) -> Double {
    let angle = Double.pi * Double(t % (2 * period)) / Double(period)
    return DoubleFunctions.sineAndCosine(angle).cosine
  }
}
