import Recurrent
import Testing

@Suite struct RandomTensorsTests {
  @Test func theGivenGeneratorIsUsedInOrder() {
    let (one, two) = (Generator(seed: 4), Generator(seed: 4))
    let x = randn(2, 3, using: one)
    let y = rand([4], using: one)
    let order = randperm(5, using: one)
    #expect(x.shape == [2, 3] && y.shape == [4])
    #expect(randn([2, 3], using: two).scalars == x.scalars)
    #expect(rand(4, using: two).scalars == y.scalars)
    #expect(randperm(5, using: two) == order)
  }

  @Test func withoutAGeneratorTheDefaultOneIsUsed() {
    manualSeed(8)
    let x = randint(0, 10, [3, 2])
    let y = normal(mean: 5, standardDeviation: 0.1, [20])
    let generator = Generator(seed: 8)
    #expect(randint(0..<10, [3, 2], using: generator).scalars == x.scalars)
    #expect(
      normal(mean: 5, standardDeviation: 0.1, [20], using: generator).scalars == y.scalars)
  }

  @Test func integersCoverTheirRange() {
    let values = randint(-2..<3, [500], using: Generator(seed: 1)).integers
    #expect(Set(values) == [-2, -1, 0, 1, 2])
  }

  @Test func bernoulliFollowsEachProbability() {
    let generator = Generator(seed: 2)
    #expect(bernoulli(Tensor([0, 1, 0, 1]), using: generator).scalars == [0, 1, 0, 1])
    let half = bernoulli(0.25, [4000], using: generator).scalars.reduce(0, +)
    #expect((900...1100).contains(half), "seed 2")
  }

  @Test func aParameterIsDrawnAnewInPlace() {
    let w = Parameter(zeros(3, 5))
    let copy = w
    w.initialize(.orthogonal(gain: 2), using: Generator(seed: 3))
    let product = matmul(copy.detached, copy.detached.transposed())
    for (index, value) in product.scalars.enumerated() {
      #expect(abs(value - (index % 4 == 0 ? 4 : 0)) < 1e-5)
    }
  }
}
