import Figures
import Recurrent
import Steps
import TestKit
import Testing
import TextWidth

@Suite struct ChineseTests {
  private static let words = FigureWords(lang: "zh-Hans")

  /// A new text of a directive needs its line in the catalogue.
  @Test(arguments: stepCases.map(\.name)) func leavesNoEnglishWord(name: String) throws {
    let figure = try #require(stepCases.first { $0.name == name }).figure()
    #expect(EnglishWords.left(in: figure, Self.words).sorted() == [])
  }

  @Test func saysWhyTrainingStoppedInChinese() {
    let weight = Parameter(Tensor([1.0]))
    var epoch = 0
    let figure = train(epochs: 5, with: SGD([weight], learningRate: 0.1), timed: true) {
      epoch += 1
      return weight.sum() * (epoch == 3 ? Float.infinity : 1)
    }
    #expect(EnglishWords.left(in: figure, Self.words).sorted() == [])
    #expect(figure.text(TextStyle().worded(Self.words)).contains("在第 3 轮中止"))
  }

  @Test func countsShapesAndParametersInChinese() {
    let cell = ElmanCell(inputSize: 2, hiddenSize: 3, outputSize: 2)
    let figures = [
      parameters(of: cell), shapes(of: cell) { cell.V.sum() },
      gradientFlow(steps: 4) { RNN(inputSize: 2, hiddenSize: 3) },
    ]
    for figure in figures { #expect(EnglishWords.left(in: figure, Self.words).sorted() == []) }
    // What a parameter is called is code.
    let table = figures[0].text(TextStyle().worded(Self.words))
    #expect(table.contains("b_u") && table.contains("参数"))
  }

  @Test(arguments: stepCases.map(\.name)) func staysAligned(name: String) throws {
    let figure = try #require(stepCases.first { $0.name == name }).figure()
    let lines = figure.text(TextStyle(width: 80).worded(Self.words)).split(separator: "\n")
    for line in lines { #expect(TextWidth.columns(of: line) <= 80, "\(line)") }
    // Every line of a table is as wide as its frame.
    var width: Int?
    for line in lines {
      if line.hasPrefix("┌") { width = TextWidth.columns(of: line) }
      if let width { #expect(TextWidth.columns(of: line) == width, "\(line)") }
      if line.hasPrefix("└") { width = nil }
    }
  }
}
