/// Whether an optimizer took a step before its schedule did, as PyTorch 2.15 watches it: once, at the
/// schedule's first step, counting the optimizer's steps since it has had a schedule.
struct StepOrder {
  private let schedule: StaticString
  private let optimizer: any Optimizer
  private var isFirst = true

  init(_ schedule: StaticString, _ optimizer: any Optimizer) {
    self.schedule = schedule
    self.optimizer = optimizer
    (optimizer as? any StepCounting)?.steps.watch()
  }

  /// Before a step of the schedule.
  mutating func note(line: Int) {
    defer { isFirst = false }
    // An optimizer of the lesson's own does not count its steps.
    guard isFirst, let optimizer = optimizer as? any StepCounting, !optimizer.steps.wasTaken
    else { return }
    LibraryWarning.send(
      "\(schedule): step() comes before the optimizer's first step(), "
        + "which will not have the first learning rate of the schedule",
      hint: "call step() of the optimizer first, then that of the schedule", line: line)
  }
}

/// An optimizer that knows whether it took a step.
protocol StepCounting: Optimizer {
  var steps: StepsTaken { get }
}

/// Whether steps were taken since the first schedule came.
final class StepsTaken {
  private var isWatched = false
  private(set) var wasTaken = false

  func watch() { isWatched = true }

  func note() {
    if isWatched { wasTaken = true }
  }
}
