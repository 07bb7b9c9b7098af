import Recurrent
import Testing

@Suite struct DataLoaderTests {
  static let cases: [GoldenCase] = {
    do {
      return try GoldenCase.all("random").filter { $0.config.has("batch_size") }
    } catch { fatalError("\(error)") }
  }()

  @Test(arguments: cases) func shufflesInPyTorchsOrder(golden: GoldenCase) throws {
    let config = golden.config
    manualSeed(try config.int("seed"))
    let (count, size) = (try config.int("n"), try config.int("batch_size"))
    let loader = DataLoader(
      arange(count), batchSize: size, shuffle: true,
      dropLast: try config.bool("drop_last", default: false))
    for epoch in 0..<(try config.int("epochs")) {
      let batches = Array(loader)
      #expect(batches.count == loader.count)
      #expect(batches.dropLast().allSatisfy { $0.count == size })
      let order = batches.flatMap(\.indices)
      let want = try golden.tensor("out.epoch\(epoch)").requireIntegers()
      #expect(order == want, "\(golden.name), pass \(epoch)")
      #expect(batches.flatMap { $0.inputs.integers } == want)
    }
    try config.requireAllRead()
    try GoldenTolerance.exact.expect(rand(4).scalars, shape: [4], equals: "out.after", in: golden)
  }

  /// G gives an unused number, then two shuffles, of which the first one is used.
  @Test(arguments: [(10, 5), (10, 4), (1, 1)])
  func anOwnGeneratorMakesPyTorchsDraws(count: Int, size: Int) {
    let (one, two) = (Generator(seed: 21), Generator(seed: 21))
    let loader = DataLoader(arange(count), batchSize: size, shuffle: true, using: one)
    for _ in 0..<2 {
      let order = loader.flatMap(\.indices)
      _ = two.nonnegative()
      #expect(order == two.permutation(count), "seed 21")
      _ = two.permutation(count)
    }
    #expect(one.word() == two.word(), "seed 21")
  }

  @Test func withoutShuffleTheOrderStaysAndOneNumberIsDrawn() {
    manualSeed(5)
    let loader = DataLoader(arange(7), randn(7, 2), batchSize: 3)
    let other = Generator(seed: 5)
    _ = randn(7, 2, using: other)
    let batches = Array(loader)
    #expect(batches.map(\.indices) == [[0, 1, 2], [3, 4, 5], [6]])
    #expect(batches.map(\.targets.shape) == [[3, 2], [3, 2], [1, 2]])
    _ = other.nonnegative()
    #expect(Generator.default.word() == other.word())
  }

  @Test func inputsAndTargetsStayTogether() {
    let x = randn(23, 3, 2, using: Generator(seed: 1))
    let y = x.sum(axes: [1, 2])
    for batch in DataLoader(x, y, batchSize: 5, shuffle: true, using: Generator(seed: 2)) {
      #expect(batch.inputs.sum(axes: [1, 2]).scalars == batch.targets.scalars)
    }
  }

  @Test func noItemsGiveNoBatch() {
    let loader = DataLoader(zeros(0, 3), batchSize: 4, shuffle: true)
    #expect(loader.count == 0)
    #expect(Array(loader).isEmpty)
  }
}
