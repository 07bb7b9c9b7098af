internal import Figures
public import Recurrent

/// What a training loop went through.
public struct Training: Sendable {
  /// Mean loss of each epoch, the first one's at index 0. Ends early where the training stopped.
  public let losses: [Double]
  /// How many epochs were asked for.
  public let epochs: Int
  /// Why it ended before its last epoch.
  public let stop: Stop?
  /// Optimizer steps a second on this machine, if that was asked for.
  let stepsPerSecond: Double?

  /// A loss that is not a finite number, and where it occurred.
  public struct Stop: Sendable, Hashable {
    /// Counted from 1.
    public let epoch: Int
    /// Counted from 1; nil where there are no batches.
    public let batch: Int?
    /// NaN or an infinity.
    public let loss: Double
  }

  /// The epoch with the least loss, counted from 1.
  public var bestEpoch: Int? {
    losses.indices.filter { losses[$0].isFinite }.min { losses[$0] < losses[$1] }.map { $0 + 1 }
  }
}

/// Runs a training loop and gives its losses: `train` without the figure.
///
/// Each step forgets the gradients, evaluates `loss`, goes backward and lets the optimizer step.
/// A loss that is NaN or infinite ends the loop before it can spoil the parameters.
///
/// - Parameters:
///   - timed: measures the steps for each second, which differ from run to run.
///   - loss: one number.
/// - Precondition: one epoch at least.
@discardableResult
public func fit(
  epochs: Int, with optimizer: any Optimizer, timed: Bool = false, _ loss: () throws -> Tensor
) rethrows -> Training {
  try fit(epochs: epochs, with: optimizer, batches: CollectionOfOne(()), timed: timed) { _ in
    try loss()
  }.withoutBatches
}

/// Runs a training loop with one step for each of `batches` in every epoch.
///
/// The loss of an epoch is the mean over its batches.
///
/// - Parameters:
///   - timed: measures the steps for each second, which differ from run to run.
///   - loss: one number for a batch.
/// - Precondition: one epoch at least, and one batch in each.
@discardableResult
public func fit<Batches: Sequence>(
  epochs: Int, with optimizer: any Optimizer, batches: Batches, timed: Bool = false,
  _ loss: (Batches.Element) throws -> Tensor
) rethrows -> Training {
  contract(epochs > 0, "train: \(epochs) epochs; there must be at least one")
  var losses: [Double] = []
  var steps = 0
  let clock = ContinuousClock()
  let start = clock.now
  func finished(_ stop: Training.Stop?) -> Training {
    let seconds = clock.now - start
    let rate =
      Double(steps)
      / (Double(seconds.components.seconds)
        + Double(seconds.components.attoseconds) * 1e-18)
    return Training(
      losses: losses, epochs: epochs, stop: stop, stepsPerSecond: timed ? rate : nil)
  }
  for epoch in 1...epochs {
    var sum = 0.0
    var count = 0
    for batch in batches {
      optimizer.zeroGrad()
      let result = try loss(batch)
      contract(
        result.count == 1,
        "train: the loss is \(result.shape); it must be one number (take its mean or sum)")
      let value = Double(result.item)
      count += 1
      guard value.isFinite else {
        losses.append(value)
        return finished(.init(epoch: epoch, batch: count, loss: value))
      }
      result.backward()
      optimizer.step()
      steps += 1
      sum += value
    }
    contract(count > 0, "train: epoch \(epoch) has no batches")
    losses.append(sum / Double(count))
    TrainingProgress.report?(
      TrainingProgress(epoch: epoch, epochs: epochs, loss: sum / Double(count)))
  }
  return finished(nil)
}

extension Training {
  fileprivate var withoutBatches: Training {
    Training(
      losses: losses, epochs: epochs,
      stop: stop.map { Stop(epoch: $0.epoch, batch: nil, loss: $0.loss) },
      stepsPerSecond: stepsPerSecond)
  }
}

/// How far a training loop is, for the program that shows its progress.
package struct TrainingProgress: Sendable {
  package let epoch: Int
  package let epochs: Int
  package let loss: Double

  /// Called after each epoch. Set once before a cell runs, by the one thread that runs it.
  package nonisolated(unsafe) static var report: ((TrainingProgress) -> Void)?
}
