import Figures
import Recurrent
import Testing

import Steps

/// The tests' process has threads, so the runs follow each other here; `SeedsTests` of the engine has
/// those in copies of a cell.
@Suite struct OverSeedsTests {
  @Test func eachRunDrawsFromItsOwnSeed() {
    let runs = overSeeds(5, from: 3) { _ in rand(1).item }
    let expected = (3..<8).map { seed -> Double in
      manualSeed(seed)
      return rand(1).item.plotNumber
    }
    #expect(runs.seeds == [3, 4, 5, 6, 7])
    #expect(runs.values == expected)
  }

  @Test func theGeneratorIsAfterwardsWhereItWas() {
    manualSeed(7)
    let expected = randn(3)
    manualSeed(7)
    _ = overSeeds(3) { _ in randn(1).item }
    #expect(randn(3) == expected)
  }

  @Test func severalNumbersKeepTheirNames() {
    let both = overSeeds(3) { seed -> KeyValuePairs<String, Int> in
      ["seed": seed, "square": seed * seed]
    }
    #expect(both.map(\.name) == ["seed", "square"])
    #expect(both[1].runs.values == [0, 1, 4])
  }

  @Test func anErrorOfOneSeedIsThrownHere() {
    struct Odd: Error, Equatable { let seed: Int }
    #expect(throws: Odd(seed: 2)) {
      try overSeeds(4) { seed -> Int in
        if seed == 2 { throw Odd(seed: seed) }
        return seed
      }
    }
  }

  @Test func quartilesAreThoseOfTorch() {
    // torch.quantile(torch.tensor([1., 2, 4, 8, 16, 32]), torch.tensor([.25, .5, .75])), 2.15.0
    let runs = overSeeds(6) { seed in 1 << seed }
    #expect([runs.lowerQuartile, runs.median, runs.upperQuartile] == [2.5, 6, 14])
    #expect([runs.least, runs.greatest] == [1, 32])
    #expect(runs.count { $0 > 6 } == 3)
  }

  @Test func aRunThatIsNotFiniteHidesNoOther() {
    let runs = overSeeds(3) { seed in seed == 1 ? Double.nan : Double(seed) }
    #expect(runs.median == 1)
  }
}
