import Recurrent
import Testing

@Suite struct WindowsTests {
  @Test func eachWindowMeetsItsTarget() {
    let series = arange(20).reshaped([10, 2])
    let cut = windows(series, length: 3, stride: 2, targetShift: 2)
    #expect(cut.starts == [0, 2, 4])
    #expect(cut.count == 3)
    #expect(cut.inputs.shape == [3, 3, 2] && cut.targets.shape == [3, 3, 2])
    #expect(Array(cut.inputs.scalars.prefix(6)) == [0, 1, 2, 3, 4, 5])
    #expect(Array(cut.targets.scalars.prefix(6)) == [4, 5, 6, 7, 8, 9])
    #expect(Array(cut.inputs.scalars.suffix(6)) == [8, 9, 10, 11, 12, 13])
    #expect(Array(cut.targets.scalars.suffix(6)) == [12, 13, 14, 15, 16, 17])
  }

  /// The whole series is used: one step more and the last target would leave it.
  @Test(arguments: [(10, 3, 1, 7), (10, 3, 0, 8), (10, 10, 0, 1), (93, 10, 2, 82), (5, 2, -1, 3)])
  func asManyWindowsAsFit(time: Int, length: Int, shift: Int, count: Int) {
    let starts = shift < 0 ? Array(-shift..<(time - length + 1)) : nil
    let series = arange(time)
    let cut =
      starts.map { windows(series, length: length, startingAt: $0, targetShift: shift) }
      ?? windows(series, length: length, targetShift: shift)
    #expect(cut.count == count)
    for index in 0..<cut.count {
      let x = Array(cut.inputs.scalars[(index * length)..<((index + 1) * length)])
      let y = Array(cut.targets.scalars[(index * length)..<((index + 1) * length)])
      #expect(y == x.map { $0 + Float(shift) })
    }
  }

  @Test func aTargetMayBeTheNextStepAlone() {
    let cut = windows(arange(6), length: 3, targetLength: 1)
    #expect(cut.targets.shape == [3, 1])
    #expect(cut.targets.scalars == [3, 4, 5])
  }

  @Test func windowsAtRandomPlacesAreThoseOfTheTutorial() throws {
    // Starts from randint(0, n - length - 2): the target ends inside the table.
    let table = try readCSV(TableTests.bitcoin).reversed()
    let prices = try table.numbers("开盘", "收盘", "交易量")
    #expect(prices.shape == [93, 3])
    let starts = randint(0, 93 - 10 - 2, [1000], using: Generator(seed: 0)).integers
    let cut = windows(prices, length: 10, startingAt: starts, targetShift: 2)
    #expect(cut.inputs.shape == [1000, 10, 3] && cut.targets.shape == [1000, 10, 3])
    // Eight of ten target steps lie in the input already.
    let (x, y) = (cut.inputs.scalars, cut.targets.scalars)
    for w in 0..<1000 { #expect(x[(w * 30 + 6)..<(w * 30 + 30)] == y[(w * 30)..<(w * 30 + 24)]) }
  }
}
