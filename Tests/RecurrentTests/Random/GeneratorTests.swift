import Foundation
import Recurrent
import Testing

@Suite struct GeneratorTests {
  @Test func manualSeedRestartsTheDefaultStream() {
    manualSeed(11)
    let first = Generator.default.word()
    _ = Generator.default.normal()
    manualSeed(11)
    #expect(Generator.default.word() == first)
    #expect(Generator(seed: 11).word() == first)
    #expect(Generator.default.seed == 11)
  }

  @Test func anotherThreadHasAnotherDefault() {
    manualSeed(1)
    let want = Generator(seed: 1).word()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      manualSeed(2)
      for _ in 0..<100 { _ = Generator.default.word() }
      done.signal()
    }
    done.wait()
    #expect(Generator.default.word() == want)
  }

  @Test func aUniformNumberNeverReachesTheUpperBound() {
    // 1 + x rounds up to 1.0000001 for about half of the draws.
    let generator = Generator(seed: 3)
    var values = [Float](repeating: 0, count: 5000)
    values.withUnsafeMutableBufferPointer {
      generator.fillUniform($0, from: 1, to: Double(Float(1).nextUp))
    }
    #expect(values.allSatisfy { $0 == 1 })
  }

  @Test(arguments: [2, 3, 10, 624, 1000]) func aPermutationHoldsEachIndexOnce(count: Int) {
    let generator = Generator(seed: count)
    #expect(generator.permutation(count).sorted() == Array(0..<count), "seed \(count)")
  }

  @Test func normalNumbersHaveTheirMoments() {
    let generator = Generator(seed: 9)
    var values = [Float](repeating: 0, count: 100_003)
    values.withUnsafeMutableBufferPointer {
      generator.fillNormal($0, mean: 2, standardDeviation: 3)
    }
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    let square = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    #expect(abs(mean - 2) < 0.03, "seed 9")
    #expect(abs((square / Double(values.count)).squareRoot() - 3) < 0.03, "seed 9")
  }
}
