import Recurrent
import Testing

/// When PyTorch 2.15.0 warns of a schedule that steps first.
@Suite(.serialized) struct StepOrderTests {
  /// The warnings of `body`, with their lines.
  private func warnings(_ body: () -> Void) -> [(text: String, line: Int)] {
    var all: [(text: String, line: Int)] = []
    LibraryWarning.report = { text, _, line in all.append((text, line)) }
    defer { LibraryWarning.report = nil }
    body()
    return all
  }

  private func optimizer() -> SGD { SGD([Parameter(ones(2))], learningRate: 0.1) }

  @Test func aScheduleThatStepsFirstIsReportedOnceAtItsLine() {
    var line = 0
    let found = warnings {
      let sgd = optimizer()
      let schedule = StepLR(sgd, stepSize: 1)
      line = #line + 1
      schedule.step()
      schedule.step()
      sgd.step()
    }
    #expect(found.count == 1)
    #expect(
      found.first?.text
        == "StepLR: step() comes before the optimizer's first step(), which will not have the first "
        + "learning rate of the schedule")
    #expect(found.first?.line == line)
  }

  @Test func everyScheduleWatches() {
    for make: (SGD) -> any Schedule in [
      { StepLR($0, stepSize: 1) }, { ExponentialLR($0, gamma: 0.5) },
      { CosineAnnealingLR($0, period: 3) },
    ] {
      #expect(warnings { make(optimizer()).step() }.count == 1)
      let inOrder = warnings {
        let sgd = optimizer()
        let schedule = make(sgd)
        sgd.step()
        schedule.step()
      }
      #expect(inOrder.isEmpty)
    }
  }

  @Test func everyOptimizerCounts() {
    let parameters = { [Parameter(ones(2))] }
    let all: [any Optimizer] = [
      SGD(parameters()), Adam(parameters()), AdamW(parameters()), RMSprop(parameters()),
      Adagrad(parameters()),
    ]
    for optimizer in all {
      #expect(warnings { StepLR(optimizer, stepSize: 1).step() }.count == 1)
      #expect(
        warnings {
          let schedule = StepLR(optimizer, stepSize: 1)
          optimizer.step()
          schedule.step()
        }.isEmpty)
    }
  }

  @Test func stepsBeforeTheFirstScheduleDoNotCountAndThoseBeforeALaterOneDo() {
    let sgd = optimizer()
    sgd.step()
    let first = ExponentialLR(sgd, gamma: 0.5)
    #expect(warnings { first.step() }.count == 1)
    sgd.step()
    let second = ExponentialLR(sgd, gamma: 0.5)
    #expect(warnings { second.step() }.isEmpty)
  }

  @Test func aPlateauDoesNotWatch() {
    #expect(warnings { ReduceLROnPlateau(optimizer()).step(1.0) }.isEmpty)
  }
}
