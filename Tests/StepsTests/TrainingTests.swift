import Figures
import Recurrent
import Steps
import Testing

/// A line to be learned: y = 2x − 1.
private struct Line: Module {
  var slope = Parameter(Tensor([0]))
  var offset = Parameter(Tensor([0]))

  func callAsFunction(_ x: Tensor) -> Tensor { x * slope + offset }
}

private let x: Tensor = linspace(from: -1, to: 1, count: 9)
private var y: Tensor { x * 2 - 1 }

@Suite struct TrainingTests {
  @Test func learnsALineAndShowsIt() throws {
    let model = Line()
    let training = fit(epochs: 200, with: SGD(model, learningRate: 0.1)) { mseLoss(model(x), y) }
    #expect(training.losses.count == 200)
    #expect(training.stop == nil)
    #expect(abs(model.slope.item - 2) < 1e-3)
    #expect(abs(model.offset.item + 1) < 1e-3)
    let text = training.figure.text(TextStyle())
    #expect(text.contains("│ epoch │"))
    #expect(text.contains("first"))
    #expect(text.contains("last"))
    #expect(text.contains("best"))
  }

  /// The losses of two steps by hand: w = 0, b = 0 against y = 2x − 1 on x = −1, 0, 1.
  @Test func stepsAsGradientDescentDoes() {
    let model = Line()
    let x = Tensor([-1, 0, 1])
    let y = Tensor([-3, -1, 1])
    let training = fit(epochs: 2, with: SGD(model, learningRate: 0.5)) { mseLoss(model(x), y) }
    // First (9 + 1 + 1) / 3. The gradients are −2 · 4/3 and 2 · 1: w = 4/3, b = −1.
    // Then the residuals are −2/3, 0, 2/3 times x: loss 8/27.
    #expect(abs(training.losses[0] - 11.0 / 3) < 1e-6)
    #expect(abs(training.losses[1] - 8.0 / 27) < 1e-6)
  }

  @Test func stopsWhereTheLossIsNoNumber() throws {
    let model = Line()
    let training = fit(epochs: 500, with: SGD(model, learningRate: 50)) { mseLoss(model(x), y) }
    let stop = try #require(training.stop)
    #expect(stop.epoch > 1)
    #expect(training.losses.count == stop.epoch)
    #expect(!stop.loss.isFinite)
    let text = training.figure.text(TextStyle())
    #expect(text.contains("Stopped at epoch \(stop.epoch) of 500"))
    #expect(text.contains("smaller learning rate"))
  }

  @Test func namesTheBatchWhereItStops() throws {
    let model = Line()
    let batches: [Float] = [1, 1, .infinity]
    let training = fit(epochs: 3, with: SGD(model, learningRate: 0.1), batches: batches) { scale in
      mseLoss(model(x), y) * Tensor(scale)
    }
    let stop = try #require(training.stop)
    #expect(stop.epoch == 1)
    #expect(stop.batch == 3)
    #expect(stop.loss == .infinity)
    #expect(training.figure.text(TextStyle(width: 100)).contains("epoch 1, batch 3 of 3"))
  }

  @Test func takesOneStepForEachBatch() {
    let model = Line()
    var seen: [Int] = []
    let training = fit(epochs: 2, with: SGD(model, learningRate: 0.1), batches: 0..<3) { batch in
      seen.append(batch)
      return mseLoss(model(x), y)
    }
    #expect(seen == [0, 1, 2, 0, 1, 2])
    #expect(training.losses.count == 2)
  }

  @Test func saysNothingOfTimeUnlessAsked() {
    let model = Line()
    func drawn(timed: Bool) -> String {
      train(epochs: 2, with: SGD(model, learningRate: 0.1), timed: timed) { mseLoss(model(x), y) }
        .text(TextStyle())
    }
    #expect(!drawn(timed: false).contains("second"))
    #expect(drawn(timed: true).contains("steps a second"))
  }

  @Test(arguments: [
    (1, [1]), (8, Array(1...8)), (100, [1, 10, 20, 30, 37, 40, 50, 60, 70, 80, 90, 100]),
  ])
  func showsRoundEpochs(count: Int, expected: [Int]) {
    let losses = (1...count).map { epoch in epoch == 37 || epoch == count && count < 37 ? 0.5 : 1.0
    }
    let shown = Epochs.shown(losses: losses, logarithmic: false)
    #expect(shown == expected)
  }

  @Test func showsLogarithmicEpochs() {
    let losses = (1...300).map { 1 / Double($0) }
    #expect(
      Epochs.shown(losses: losses, logarithmic: true) == [1, 2, 5, 10, 20, 50, 100, 200, 300])
  }
}

/// Reads the epochs out of a drawn loss table.
private enum Epochs {
  static func shown(losses: [Double], logarithmic: Bool) -> [Int] {
    // The rows are chosen for any model: one whose loss is the list itself.
    var index = 0
    let parameter = Parameter(Tensor([0]))
    let training = fit(epochs: losses.count, with: SGD([parameter], learningRate: 0)) {
      defer { index += 1 }
      return (parameter * 0 + Tensor([Float(losses[index])])).sum()
    }
    guard case .group(let group) = training.figure(logarithmic: logarithmic).content,
      case .table(let table) = group.figures[0].content
    else { return [] }
    return table.texts.compactMap { Int($0[0]) }
  }
}
