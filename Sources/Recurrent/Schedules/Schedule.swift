/// Changes an optimizer's learning rate as training goes on.
///
/// Call `step()` once an epoch (or once a batch, if that is how its numbers are meant), after the
/// optimizer's steps. A schedule that takes its first step before the optimizer's is reported.
public protocol Schedule: AnyObject {
  /// The rate that the next step of the optimizer takes.
  var learningRate: Double { get }

  /// Ends an epoch.
  func step()
}

/// Multiplies the learning rate by `gamma` after every `stepSize` epochs.
public final class StepLR: Schedule {
  private let optimizer: any Optimizer
  private let stepSize: Int
  private let gamma: Double
  private var epoch = 0
  private var order: StepOrder

  /// - Parameters:
  ///   - stepSize: Epochs from one change to the next; at least 1.
  ///   - gamma: The factor of each change.
  public init(_ optimizer: any Optimizer, stepSize: Int, gamma: Double = 0.1) {
    if stepSize < 1 { broken("StepLR: stepSize is \(stepSize), not 1 or more") }
    self.optimizer = optimizer
    self.stepSize = stepSize
    self.gamma = gamma
    order = StepOrder("StepLR", optimizer)
  }

  /// The rate that the next step of the optimizer takes.
  public var learningRate: Double { optimizer.learningRate }

  /// Ends an epoch.
  @_disfavoredOverload
  public func step() { step(line: 0) }

  /// Ends an epoch; `line` is where a warning is shown.
  public func step(line: Int = #line) {
    order.note(line: line)
    epoch += 1
    if epoch % stepSize == 0 { optimizer.learningRate *= gamma }
  }
}

/// Multiplies the learning rate by `gamma` after every epoch.
public final class ExponentialLR: Schedule {
  private let optimizer: any Optimizer
  private let gamma: Double
  private var order: StepOrder

  /// - Parameter gamma: The factor of each epoch.
  public init(_ optimizer: any Optimizer, gamma: Double) {
    self.optimizer = optimizer
    self.gamma = gamma
    order = StepOrder("ExponentialLR", optimizer)
  }

  /// The rate that the next step of the optimizer takes.
  public var learningRate: Double { optimizer.learningRate }

  /// Ends an epoch.
  @_disfavoredOverload
  public func step() { step(line: 0) }

  /// Ends an epoch; `line` is where a warning is shown.
  public func step(line: Int = #line) {
    order.note(line: line)
    optimizer.learningRate *= gamma
  }
}
