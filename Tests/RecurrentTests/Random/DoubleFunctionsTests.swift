import Foundation
import Recurrent
import Testing

@Suite struct DoubleFunctionsTests {
  /// Distance in units of the last place of the expected value.
  private func distance(_ got: Double, _ want: Double) -> Double { abs(got - want) / want.ulp }

  @Test func logarithmIsRightToAnUlp() {
    let generator = Generator(seed: 5)
    var worst = 0.0
    for _ in 0..<20_000 {
      let x = 1 - generator.uniformDouble()
      worst = max(worst, distance(DoubleFunctions.log(x), Foundation.log(x)))
      let nearOne = 1 - x * 0x1p-30
      worst = max(worst, distance(DoubleFunctions.log(nearOne), Foundation.log(nearOne)))
    }
    #expect(worst <= 1.5, "\(worst) ulp")
    #expect(DoubleFunctions.log(1) == 0)
  }

  @Test func sineAndCosineAreRightNextToOne() {
    let generator = Generator(seed: 6)
    var worst = 0.0
    for _ in 0..<20_000 {
      let angle = 2 * Double.pi * generator.uniformDouble()
      let (sine, cosine) = DoubleFunctions.sineAndCosine(angle)
      worst = max(worst, distance(sine, sin(angle)), distance(cosine, cos(angle)))
    }
    #expect(worst <= 2, "\(worst) ulp")
  }

  /// Where a sine is nearly zero, every digit comes from the reduction.
  @Test(arguments: 1...4) func quarterTurnsKeepTheirDigits(quarters: Int) {
    let angle = Double(quarters) * (Double.pi / 2)
    let (sine, cosine) = DoubleFunctions.sineAndCosine(angle)
    #expect(distance(sine, sin(angle)) <= 1)
    #expect(distance(cosine, cos(angle)) <= 1)
  }
}
