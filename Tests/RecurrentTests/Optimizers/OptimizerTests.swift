import Foundation
import Recurrent
import Testing

@Suite struct OptimizerTests {
  struct Line: Module {
    var slope = Parameter(Tensor([3, -2]))
    var offset = Parameter(Tensor([0.5]))

    func callAsFunction(_ x: Tensor) -> Tensor { x • slope + offset }
  }

  static func all(_ model: some ParameterSource) -> [any Optimizer] {
    [
      SGD(model, learningRate: 0.1), SGD(model, learningRate: 0.05, momentum: 0.9),
      Adam(model, learningRate: 0.1), AdamW(model, learningRate: 0.1),
      RMSprop(model, learningRate: 0.05), Adagrad(model, learningRate: 0.5),
    ]
  }

  /// The line is found again from its points by each of the methods.
  @Test(arguments: 0..<6) func findsALine(index: Int) {
    let x = randn(40, 2, using: Generator(seed: 12))
    let y = x • Tensor([1.5, 0.25]) - 1
    let model = Line()
    let optimizer = Self.all(model)[index]
    let start = mseLoss(model(x), y).item
    for _ in 0..<400 {
      optimizer.zeroGrad()
      mseLoss(model(x), y).backward()
      optimizer.step()
    }
    let end = mseLoss(model(x), y).item
    #expect(end < 0.01 * start, "seed 12: from \(start) to \(end)")
  }

  @Test(arguments: 0..<6) func aParameterWithoutGradientStays(index: Int) throws {
    let model = Line()
    let optimizer = Self.all(model)[index]
    for _ in 0..<3 {
      optimizer.zeroGrad()
      (model.slope * 2).sum().backward()
      #expect(model.offset.grad == nil)
      optimizer.step()
    }
    #expect(model.offset.scalars == [0.5])
    #expect(model.slope.scalars != [3, -2])
  }

  /// Its own steps count for a parameter, not those of the others.
  @Test func aParameterThatJoinsLateStartsAtItsFirstStep() {
    let (late, alone) = (Parameter(ones(3)), Parameter(ones(3)))
    let early = Parameter(ones(2))
    let optimizer = Adam([early, late], learningRate: 0.1)
    let reference = Adam([alone], learningRate: 0.1)
    for step in 0..<8 {
      optimizer.zeroGrad()
      reference.zeroGrad()
      early.sum().backward()
      if step >= 4 {
        (late * late).sum().backward()
        (alone * alone).sum().backward()
        reference.step()
      }
      optimizer.step()
    }
    #expect(late.scalars == alone.scalars)
  }

  @Test func theLearningRateMayChangeBetweenSteps() {
    let p = Parameter(Tensor([1]))
    let optimizer = SGD([p], learningRate: 0.5)
    p.sum().backward()
    optimizer.step()
    #expect(p.item == 0.5)
    optimizer.learningRate = 0.25
    optimizer.step()
    #expect(p.item == 0.25)
  }

  @Test func zeroGradForgetsAllGradients() {
    let model = Line()
    let optimizer = Adam(model)
    mseLoss(model(ones(2, 2)), zeros(2)).backward()
    #expect(model.slope.grad != nil && model.offset.grad != nil)
    optimizer.zeroGrad()
    #expect(model.slope.grad == nil && model.offset.grad == nil)
  }

  /// A graph that was recorded before a step must not be run after it.
  @Test func aStepIsSeenByAllWhoHoldTheModel() {
    let model = Line()
    let copy = model
    mseLoss(model(ones(2, 2)), zeros(2)).backward()
    SGD(model, learningRate: 0.1).step()
    #expect(copy.slope.scalars == model.slope.scalars)
    #expect(copy.slope.scalars != [3, -2])
  }

  @Test func whatIsNoParameterIsRefused() async {
    let list = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam([zeros(2, 3)])
    }
    expect(list, "Adam: [2, 3] is not a parameter; make it one with Parameter(…)")
    let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD([])
    }
    expect(empty, "SGD: there are no parameters to train")
    let twice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let p = Parameter(zeros(4))
      _ = RMSprop([p, p])
    }
    expect(twice, "RMSprop: [4] is in the list twice")
    let option = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam([Parameter(zeros(1))], betas: (0.9, 1))
    }
    expect(option, "Adam: betas.1 is 1.0, not in 0.0..<1.0")
  }

  private func expect(_ result: ExitTest.Result?, _ message: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(message), "\(text)")
  }
}

@Suite struct GradientClippingTests {
  private func parameters(_ gradients: [Tensor]) -> [Tensor] {
    gradients.map { gradient in
      let p = Parameter(zeros(like: gradient))
      (p * gradient).sum().backward()
      return p
    }
  }

  /// PyTorch 2.13 gives 7.178274154663086 for these four numbers.
  @Test func anyPowerMakesANorm() {
    let p = parameters([Tensor([1.5, -2]), Tensor([[3e-3], [7]])])
    #expect(abs(clipGradNorm(p, maxNorm: 100, normType: 2.5) - 7.178_274) < 1e-6)
  }

  @Test(arguments: [0.5, 1, 2, 3.5, 7, .infinity]) func theNormIsThenTheLimit(normType: Double) {
    let generator = Generator(seed: 3)
    let p = parameters([randn(5, 9, using: generator), randn(17, using: generator)])
    let before = clipGradNorm(p, maxNorm: 0.5, normType: normType)
    #expect(before > 0.5)
    let after = clipGradNorm(p, maxNorm: 1, normType: normType)
    #expect(abs(after - 0.5) < 1e-5, "seed 3: \(after)")
  }

  /// In float, the squares of such gradients would be infinite, those of the others zero.
  @Test(arguments: [Float(1e30), 1e-30]) func largeAndSmallGradientsHaveANorm(size: Float) {
    for normType in [1.0, 2, 3] {
      let p = parameters([Tensor([3 * size, -4 * size])])
      let want = [7, 5, 4.497_941][Int(normType) - 1] * Double(size)
      let norm = Double(clipGradNorm(p, maxNorm: 1e38, normType: normType))
      #expect(abs(norm - want) < 1e-6 * want)
    }
  }

  @Test func whatIsNoNumberShows() {
    let p = parameters([Tensor([1, .nan, 2])])
    for normType in [1, 2, 3, Double.infinity] {
      #expect(clipGradNorm(p, maxNorm: 1, normType: normType).isNaN)
    }
    #expect(p[0].grad?.scalars.allSatisfy(\.isNaN) == true)
  }

  /// b's gradient is a's: clipped through one, it must not change in the other's memory twice.
  @Test func gradientsThatShareMemoryAreClippedOnce() {
    let (a, b) = (Parameter(zeros(2)), Parameter(zeros(2)))
    ((a + b) * Tensor([3, 4])).sum().backward()
    let norm = clipGradNorm([a, b], maxNorm: 1)
    #expect(abs(norm - Float(50).squareRoot()) < 1e-5)
    for p in [a, b] {
      let values = p.grad?.scalars ?? []
      #expect(abs(values[0] - 3 / norm) < 1e-5 && abs(values[1] - 4 / norm) < 1e-5)
    }
  }

  @Test func withoutGradientsTheNormIsZero() {
    #expect(clipGradNorm([Parameter(ones(3))], maxNorm: 1) == 0)
  }
}
