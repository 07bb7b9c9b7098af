import Foundation
import Recurrent
import Testing

/// The functions of tensors for single numbers, beside the system's.
@Suite struct NumberFunctionsTests {
  private static let numbers: [Double] =
    [
      0, 1e-300, .leastNonzeroMagnitude, 1e-8, 0.1, 0.3, 0.5, 0.99, 1, 1.01, 2, 3.7, 10, 19.9, 25,
      300, 700,
    ]

  private func isClose(_ x: Double, _ y: Double) -> Bool {
    x == y || (x.isNaN && y.isNaN) || abs(x - y) <= 8 * max(y.ulp, .leastNonzeroMagnitude)
  }

  @Test(arguments: numbers + numbers.map { -$0 })
  func agreesWithTheSystemsLibrary(_ x: Double) {
    #expect(isClose(Recurrent.exp(x), Foundation.exp(x)), "exp(\(x))")
    #expect(isClose(Recurrent.tanh(x), Foundation.tanh(x)), "tanh(\(x))")
    #expect(isClose(Recurrent.log(x), Foundation.log(x)), "log(\(x))")
    #expect(isClose(Recurrent.sqrt(x), Foundation.sqrt(x)), "sqrt(\(x))")
    for power in [-3.0, -1, 0, 0.5, 1, 2, 10] {
      let expected = Foundation.pow(x, power)
      let difference = abs(Recurrent.pow(x, power) - expected)
      #expect(
        isClose(Recurrent.pow(x, power), expected) || difference <= 1e-13 * abs(expected),
        "pow(\(x), \(power))")
    }
  }

  @Test(arguments: [-30, -1, -0.1, 0, 0.25, 1, 8] as [Float])
  func aFloatGetsWhatATensorGets(_ x: Float) {
    #expect(Recurrent.exp(x) == Tensor(x).exp().item)
    #expect(Recurrent.tanh(x) == Tensor(x).tanh().item)
    #expect(sigmoid(x) == Tensor(x).sigmoid().item)
    #expect(relu(x) == Tensor(x).relu().item)
    if x > 0 { #expect(Recurrent.log(x) == Tensor(x).log().item) }
  }

  @Test func limitsAreThoseOfMathematics() {
    #expect(Recurrent.log(-1.0).isNaN && Recurrent.log(Double.nan).isNaN)
    #expect(Recurrent.log(Double.infinity) == .infinity && Recurrent.exp(-800.0) == 0)
    #expect(Recurrent.tanh(Double.infinity) == 1 && Recurrent.tanh(-40.0) == -1)
    #expect(abs(Recurrent.pow(2.0, -1024) * 0x1p1000 * 0x1p24 - 1) < 1e-12)
    #expect(abs(Recurrent.pow(10.0, -309) * 1e300 * 1e9 - 1) < 1e-12)
    #expect(Recurrent.pow(10.0, -400) == 0 && Recurrent.pow(-.infinity, -3) == 0)
    #expect(sigmoid(0.0) == 0.5 && sigmoid(800.0) == 1 && sigmoid(-800.0) == 0)
    #expect(Recurrent.pow(-8.0, 1.0 / 3).isNaN && Recurrent.pow(2.0, 10) == 1024)
    #expect(Recurrent.pow(-2.0, 3) == -8 && Recurrent.pow(0.0, -1) == .infinity)
    #expect(relu(-2.0) == 0 && relu(2.5) == 2.5)
  }
}
