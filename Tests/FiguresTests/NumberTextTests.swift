import Figures
import TestKit
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.25129, "0.2513"), (-1234.56, "-1235"), (99.996, "100"),
      (0.00012345, "0.0001235"), (0.000012345, "1.235×10⁻⁵"), (123_456_789, "123456789"),
      (1e21, "1×10²¹"), (-2.5e-300, "-2.5×10⁻³⁰⁰"), (.leastNonzeroMagnitude, "5×10⁻³²⁴"),
      (.nan, "NaN"),
      (.infinity, "∞"), (-.infinity, "-∞"), (0.1 + 0.2, "0.3"), (12_345_678.5, "1.235×10⁷"),
    ] as [(Double, String)])
  func writesTheShortestSensibleDigits(value: Double, expected: String) {
    #expect(NumberText.short(value) == expected)
  }

  @Test func writesPowersAndInfinityInASCII() {
    #expect(NumberText.short(1.5e-7, ascii: true) == "1.5e-7")
    #expect(NumberText.short(-.infinity, ascii: true) == "-inf")
  }

  /// Half up in the decimal digits that the number is written with, whatever its binary ones.
  @Test(arguments: [(2.675, 2, "2.68"), (0.5, 0, "1"), (-1.005, 2, "-1.01"), (9.999, 1, "10.0")])
  func roundsWhatIsWritten(value: Double, places: Int, expected: String) {
    #expect(NumberText.fixed(value, places: places) == expected)
  }

  @Test func givesAColumnOneNumberOfPlaces() {
    #expect(NumberText.column([0.7132, 0.0931, 0.0127]) == ["0.7132", "0.0931", "0.0127"])
    #expect(NumberText.column([1, 22.5, -3.25]) == ["1.00", "22.50", "-3.25"])
    #expect(NumberText.column([1, 1e-9]) == ["1", "1×10⁻⁹"])
    #expect(NumberText.column([0.5, .nan]) == ["0.5", "NaN"])
  }

  @Test func groupsThousands() {
    #expect(
      [0, 999, 1000, -1_234_567].map(NumberText.grouped) == ["0", "999", "1,000", "-1,234,567"])
  }
}

@Suite struct SparklineTests {
  @Test func drawsLevelsFromTheLeastToTheGreatest() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([3, 3, 3]) == "▄▄▄")
    #expect(sparkline([1]) == "▄")
    #expect(sparkline([]) == "")
    #expect(sparkline([0, .nan, 1, .infinity, -.infinity]) == "▁×█↑↓")
    #expect(sparkline([0, 5, .nan, 10], ascii: true).utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: 0..<50) func keepsExtremesAndWidth(seed: Int) {
    var random = Seeded(seed)
    let count = Int.random(in: 20...5_000, using: &random)
    var values = (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
    values[Int.random(in: 0..<(count / 2), using: &random)] = 9
    values[Int.random(in: (count / 2)..<count, using: &random)] = -9
    let line = sparkline(values, width: 16)
    #expect(line.count == 16, "seed \(seed)")
    #expect(line.contains("█") && line.contains("▁"), "seed \(seed): \(line)")
  }
}
