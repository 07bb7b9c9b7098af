import Figures
import TestKit
import Testing

@Suite struct ChineseTests {
  private static let drawn = plots + diagrams + tables + words

  /// Whatever a renderer says of its own is Chinese; the author's words are put in as well, by
  /// the lesson's own.
  @Test(arguments: drawn.map(\.name)) func leavesNoEnglishWord(name: String) throws {
    let figure = try #require(ChineseTests.drawn.first { $0.name == name }).figure
    // What a failed claim found is the library's to say, all else in these figures an author's.
    let found = Set(figure.failedChecks.compactMap(\.detail))
    let authors = figure.phrases.filter { !found.contains($0) }
    let own = Dictionary(authors.map { ($0.english, "文") }, uniquingKeysWith: { one, _ in one })
    let words = FigureWords(lang: "zh-Hans", own: own)
    #expect(EnglishWords.left(in: figure, words).sorted() == [])
  }

  @Test func takesTheLessonsOwnWordsFirst() {
    let figure = plot([1.0, 2], title: "Loss of 2 models", xLabel: "epoch", yLabel: "price")
    let own = ["Loss of 2 models": "两个模型的损失", "epoch": "训练轮次"]
    let text = figure.text(TextStyle().worded(FigureWords(lang: "zh", own: own)))
    #expect(text.contains("两个模型的损失") && text.contains("训练轮次"))
    // What nobody put into words is shown as it was written.
    #expect(text.contains("price"))
  }

  @Test func putsArgumentsWhereTheLanguageWantsThem() {
    let claim: Phrase = "\(7) of \(Phrase.count(1200, "point")), the extremes among them."
    #expect(claim.english == "7 of 1,200 points, the extremes among them.")
    #expect(FigureWords(lang: "zh-Hans")(claim) == "1,200 个点中的 7 个，最大值和最小值都在其中。")
    #expect(FigureWords(lang: "fr")(claim) == claim.english)
  }

  /// Within its texts the catalogue has a space there; so has what is filled in.
  @Test func aSpaceStandsBetweenChineseAndLatin() {
    let words = FigureWords(lang: "zh-Hans", own: ["loss": "损失", "mean of %1": "%1的均值"])
    let sentence: Phrase = "\(Phrase("loss")) over \(Phrase("t"))."
    #expect(words(sentence) == "损失随 t 的变化。")
    #expect(words("\(Phrase("RMSE")) over \(Phrase("loss")).") == "RMSE 随损失的变化。")
    #expect(words("mean of \("h₁")") == "h₁ 的均值")
    #expect(words("\(Phrase("loss")), \(Phrase("∂L"))") == "损失、∂L")
    // Not within what the author wrote, and not in other languages.
    #expect(words("mean of \("x轴")") == "x轴的均值")
    #expect(FigureWords.english("mean\(Phrase("值"))") == "mean值")
  }

  @Test func aPercentSignIsNoArgument() {
    let share: Phrase = "\(40) % of 100 %1"
    #expect(share.english == "40 % of 100 %1")
    #expect(Phrase("100 %1").english == "100 %1")
  }

  @Test func unusedWordsOfALessonAreKnown() {
    let words = FigureWords(lang: "zh", own: ["epoch": "轮次", "price": "价格", "old": "旧"])
    let figure = plot([1.0, 2], xLabel: "epoch", yLabel: "price")
    #expect(words.unused(by: figure.phrases) == ["old"])
  }
}
