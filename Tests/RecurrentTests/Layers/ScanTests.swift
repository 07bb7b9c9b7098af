import Recurrent
import Testing

/// The scan, and the layers made of it, against plain loops.
@Suite struct ScanTests {
  /// The definition: one step after the other, along the first axis.
  static func loop(_ a: Tensor, _ b: Tensor, _ initial: Tensor? = nil) -> Tensor {
    var h = initial ?? zeros(Array(a.shape.dropFirst()))
    return stacked(
      (0..<a.shape[0]).map { t in
        h = a[t] * h + b[t]
        return h
      })
  }

  /// Where every product and sum is exact, the order does not matter: each bit is the loop's.
  @Test(arguments: 1...70)
  func whereNothingIsRoundedItIsTheLoop(steps: Int) {
    let generator = Generator(seed: steps)
    let a = randint(0, 3, [steps, 5], using: generator) - 1  // -1, 0 or 1
    let b = randint(0, 9, [steps, 5], using: generator) / 4
    let initial = randint(0, 9, [5], using: generator)
    #expect(scan(a, b) == Self.loop(a, b))
    #expect(scan(a, b, initial: initial) == Self.loop(a, b, initial))
  }

  @Test func theSumAndThePowersAreSpecialCases() {
    #expect(scan(ones(6), arange(6)) == Tensor([0, 1, 3, 6, 10, 15]))
    #expect(scan(full([4], 2), zeros(4), initial: Tensor(1)) == Tensor([2, 4, 8, 16]))
  }

  @Test(arguments: [2, 3, 8, 100, 1024])
  func roundedItIsTheLoopToAFewUnits(steps: Int) {
    let generator = Generator(seed: 3)
    let a = rand([steps, 16], using: generator)
    let b = randn([steps, 16], using: generator)
    let difference = scan(a, b).maximumDifference(from: Self.loop(a, b))
    #expect(difference < 4e-6)
    // Up to three steps the rounds join in the order of the loop.
    #expect((difference == 0) == (steps <= 3))
  }

  @Test func anyAxisIsTheFirstTurned() {
    let generator = Generator(seed: 4)
    let (a, b) = (rand([3, 11, 4], using: generator), randn([3, 11, 4], using: generator))
    let initial = randn([3, 4], using: generator)
    let turned = scan(a.transposed(0, 1), b.transposed(0, 1), initial: initial)
    #expect(scan(a, b, initial: initial, axis: 1) == turned.transposed(0, 1))
    #expect(scan(a, b, initial: initial, axis: -2) == turned.transposed(0, 1))
    let last = scan(a.transposed(1, 2), b.transposed(1, 2), initial: initial, axis: -1)
    #expect(last.transposed(1, 2) == turned.transposed(0, 1))
  }

  @Test func piecesGoOnFromTheirState() {
    let generator = Generator(seed: 5)
    let (a, b) = (rand([20, 3], using: generator), randn([20, 3], using: generator))
    let first = scan(a[..<7], b[..<7])
    let rest = scan(a[7...], b[7...], initial: first[-1])
    let whole = scan(a, b)
    #expect(concatenated([first, rest]).maximumDifference(from: whole) < 1e-6)
  }

  @Test func emptyAxesGiveEmptyResults() {
    #expect(scan(zeros(0, 3), zeros(0, 3)).shape == [0, 3])
    #expect(scan(zeros(4, 0), zeros(4, 0)).shape == [4, 0])
  }

  /// A factor of 0 forgets what was before it, whatever it was.
  @Test func aFactorOfZeroForgets() {
    let b = Tensor([1e30, 3, 5])
    #expect(scan(Tensor([1, 0, 1]), b) == Tensor([1e30, 3, 8]))
  }

  @Test(arguments: [1, 2, 7, 16])
  func itsGradientsAreTheLoops(steps: Int) throws {
    let generator = Generator(seed: 6)
    let a = Parameter(2 * rand([steps, 3], using: generator) - 1)
    let b = Parameter(randn([steps, 3], using: generator))
    let initial = Parameter(randn([3], using: generator))
    let weights = randn([steps, 3], using: generator)
    func gradients(_ run: () -> Tensor) throws -> [Tensor] {
      for leaf in [a, b, initial] { leaf.zeroGrad() }
      (run() * weights).sum().backward()
      return try [a, b, initial].map { try #require($0.grad) }
    }
    let scanned = try gradients { scan(a, b, initial: initial) }
    let looped = try gradients { Self.loop(a, b, initial) }
    for (one, other) in zip(scanned, looped) { #expect(one.maximumDifference(from: other) < 1e-5) }
    let report = checkGradients(of: [a, b, initial]) {
      (scan(a, b, initial: initial).squared() * weights).mean()
    }
    #expect(report.passed, "\(report)")
  }

  /// One tensor as both factor and addend gets both gradients.
  @Test func aSharedTensorGetsBothGradients() {
    let x = Parameter(rand([5, 2], using: Generator(seed: 7)))
    #expect(checkGradients(of: [x]) { scan(x, x).sum() }.passed)
  }

  @Test func badShapesAreExplained() {
    #expect(
      ScanPlan.problem(zeros(4, 3), zeros(4, 2), nil, axis: 0)
        == "scan: a is [4, 3], b is [4, 2]; they must have one shape")
    #expect(
      ScanPlan.problem(zeros(4, 3), zeros(4, 3), nil, axis: 2)
        == "scan: axis 2 of [4, 3] is outside -2...1")
    #expect(
      ScanPlan.problem(zeros(4, 3), zeros(4, 3), zeros(4), axis: 0)
        == "scan: initial is [4], [3] is expected: a's shape [4, 3] without axis 0")
    #expect(ScanPlan.problem(Tensor(1), Tensor(1), nil, axis: 0) != nil)
    #expect(ScanPlan.problem(zeros(4, 3), zeros(4, 3), zeros(4), axis: -1) == nil)
  }
}
