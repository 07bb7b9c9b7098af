import Recurrent
import Testing

@Suite struct StandardizerTests {
  @Test func givesPyTorchsStandardisedPrices() throws {
    let found = try GoldenCase.all("programs").filter { $0.names.contains("in.raw_table") }
    #expect(!found.isEmpty)
    for golden in found {
      let raw = try golden.values("in.raw_table")
      let z = Standardizer(fitting: raw).transform(raw)
      try GoldenTolerance.exact.expect(z.scalars, shape: z.shape, equals: "in.table", in: golden)
    }
  }

  @Test(arguments: 1...4) func inverseUndoesTransform(seed: Int) {
    let generator = Generator(seed: seed)
    let x = normal(mean: 300, standardDeviation: 40, [5, 7, 3], using: generator)
    let scaler = Standardizer(fitting: x)
    let z = scaler.transform(x)
    for (back, value) in zip(scaler.inverse(z).scalars, x.scalars) {
      #expect(abs(back - value) <= 1e-6 * abs(value), "seed \(seed)")
    }
    for feature in 0..<3 {
      let column = stride(from: feature, to: z.count, by: 3).map { Double(z.scalars[$0]) }
      let mean = column.reduce(0, +) / Double(column.count)
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(abs(mean) < 1e-6, "seed \(seed)")
      #expect(abs(squares / Double(column.count - 1) - 1) < 1e-5, "seed \(seed)")
    }
  }

  /// 0.1 is no binary fraction: the mean of equal numbers need not be exactly that number.
  @Test func aFeatureThatDoesNotVaryIsOnlyMoved() {
    let x = Tensor([[0.1, 1], [0.1, 2], [0.1, 6]])
    let scaler = Standardizer(fitting: x)
    #expect(scaler.deviations[0] == 1)
    for value in scaler.transform(x).scalars { #expect(value.isFinite && abs(value) < 2) }
    let one = Standardizer(fitting: Tensor([[7, 8]]))
    #expect(one.transform(Tensor([[7, 8]])).scalars == [0, 0])
  }

  @Test func gradientsGoThroughBothWays() {
    let scaler = Standardizer(fitting: Tensor([[0, 10], [4, 30], [8, 80]]), correction: 0)
    let p = Parameter(Tensor([[1, 2], [3, 4]]))
    scaler.transform(p).sum().backward()
    for (index, slope) in (p.grad?.scalars ?? []).enumerated() {
      #expect(abs(Double(slope) - 1 / scaler.deviations[index % 2]) < 1e-6)
    }
    p.zeroGrad()
    scaler.inverse(p).sum().backward()
    #expect(p.grad?.scalars == (0..<4).map { Float(scaler.deviations[$0 % 2]) })
  }
}
