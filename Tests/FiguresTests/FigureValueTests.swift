import Figures
import Foundation
import Testing

@Suite struct FigureValueTests {
  static let all = plots + diagrams + tables + words

  /// NaN and the infinities included, for which JSON has no number.
  @Test(arguments: all.map(\.name)) func survivesCoding(name: String) throws {
    let figure = try #require(FigureValueTests.all.first { $0.name == name }).figure
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(figure)
    let decoded = try JSONDecoder().decode(Figure.self, from: data)
    #expect(decoded == figure)
    #expect(try encoder.encode(decoded) == data)
    #expect(decoded.text() == figure.text())
  }

  @Test func thinsLongSeriesAndKeepsWhatStandsOut() throws {
    var values = (0..<100_000).map { Double($0 % 10) }
    values[12_345] = 99
    values[54_321] = -99
    values[77_777] = .nan
    let series = Figure.Series("s", y: values)
    #expect(series.count == 100_000)
    #expect(series.y.count <= Figure.Series.mostPoints)
    #expect(series.y.contains(99) && series.y.contains(-99))
    #expect(series.y.contains { $0.isNaN })
    #expect(series.notFinite == 1)
    #expect(series.x.first == 1 && series.x.last == 100_000)
    #expect(zip(series.x, series.x.dropFirst()).allSatisfy { $0 < $1 })
    #expect(series.x[try #require(series.y.firstIndex(of: 99))] == 12_346)
  }

  @Test func countsEachValueOfAHistogramOnce() {
    let values: [Double] = [0, 0.1, 0.5, 0.99, 1, .nan, .infinity]
    let histogram = Figure.Histogram(of: values, bins: 2)
    #expect(histogram.edges == [0, 0.5, 1])
    #expect(histogram.counts == [2, 3])
    #expect(histogram.leftOut == 2)
  }

  @Test func findsFailedChecksInGroups() {
    let figure = group([
      check("holds") { true }, group([check("fails", 1, >, 2), note("words")]),
      check("nearly", 0.5, equals: 0.5001, within: 1e-5),
    ])
    #expect(figure.failedChecks.map(\.claim) == ["fails", "nearly"])
    let detail = figure.failedChecks[0].detail?.english ?? ""
    #expect(detail.contains("1") && detail.contains("2"))
    #expect(check("closure") { (3, ==, 3) }.failedChecks.isEmpty)
  }

  @Test func acceptsNumbersOfAnyKind() {
    let doubles: [Double] = [1, 2.5, 0.1]
    let floats: [Float] = [1, 2.5, 0.1]
    #expect(plot(doubles) == plot(floats))
    #expect(plot([1, 2, 3] as [Int]) == plot([1.0, 2, 3]))
    #expect(plot(title: "t") { doubles } == plot(doubles, title: "t"))
    #expect(plot(title: "t") { ["a": doubles] } == plot(["a": doubles], title: "t"))
  }
}
