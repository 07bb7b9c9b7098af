/// Lowers the learning rate when a measure, such as the validation loss, no longer improves.
public final class ReduceLROnPlateau {
  /// Whether a smaller or a larger measure is better.
  public enum Mode: Sendable { case min, max }

  /// How much better counts as better.
  public enum Threshold: Sendable {
    /// By this share of the best measure so far.
    case relative(Double)
    /// By this much.
    case absolute(Double)
  }

  private let optimizer: any Optimizer
  private let mode: Mode
  private let factor: Double
  private let patience: Int
  private let threshold: Threshold
  private let cooldown: Int
  private let minimum: Double
  private let eps: Double
  /// The best measure so far.
  public private(set) var best: Double
  private var badEpochs = 0
  private var epochsToRest = 0

  /// - Parameters:
  ///   - factor: what the rate is multiplied by, below 1.
  ///   - patience: epochs without improvement that are tolerated.
  ///   - cooldown: epochs after a change that do not count.
  ///   - minimum: the lowest rate.
  ///   - eps: changes of the rate up to this size are skipped.
  public init(
    _ optimizer: any Optimizer, mode: Mode = .min, factor: Double = 0.1, patience: Int = 10,
    threshold: Threshold = .relative(1e-4), cooldown: Int = 0, minimum: Double = 0,
    eps: Double = 1e-8
  ) {
    if factor >= 1 { broken("ReduceLROnPlateau: factor is \(factor), not below 1") }
    self.optimizer = optimizer
    self.mode = mode
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.cooldown = cooldown
    self.minimum = minimum
    self.eps = eps
    best = mode == .min ? .infinity : -.infinity
  }

  /// The rate that the next step of the optimizer takes.
  public var learningRate: Double { optimizer.learningRate }

  /// Ends an epoch with its measure.
  public func step(_ measure: Double) {
    if isBetter(measure) {
      best = measure
      badEpochs = 0
    } else {
      badEpochs += 1
    }
    if epochsToRest > 0 {
      epochsToRest -= 1
      badEpochs = 0
    }
    if badEpochs > patience {
      let lower = Swift.max(optimizer.learningRate * factor, minimum)
      if optimizer.learningRate - lower > eps { optimizer.learningRate = lower }
      epochsToRest = cooldown
      badEpochs = 0
    }
  }

  /// Ends an epoch with its measure, such as `loss.item`.
  public func step(_ measure: Float) { step(Double(measure)) }

  private func isBetter(_ measure: Double) -> Bool {
    switch (mode, threshold) {
    case (.min, .relative(let share)): measure < best * (1 - share)
    case (.min, .absolute(let step)): measure < best - step
    case (.max, .relative(let share)): measure > best * (share + 1)
    case (.max, .absolute(let step)): measure > best + step
    }
  }
}
