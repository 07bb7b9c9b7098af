import Figures
import TestKit
import Testing
import TextWidth

@Suite struct StepGoldenTests {
  static let cases: [Golden] =
    stepCases.flatMap { drawn in
      [
        Golden.drawing("\(drawn.name).txt") { drawn.figure().text(TextStyle()) },
        Golden.drawing("\(drawn.name).html") {
          drawn.figure().html(idPrefix: "fig") { _ in nil }
        },
      ]
    }
    + stepCases.filter { chinese.contains($0.name) }.flatMap { drawn in
      let words = FigureWords(lang: "zh-Hans")
      return [
        Golden.drawing("\(drawn.name).zh.txt") { drawn.figure().text(TextStyle().worded(words)) },
        Golden.drawing("\(drawn.name).zh.html") {
          drawn.figure().html(idPrefix: "fig", words: words) { _ in nil }
        },
      ]
    }

  private static let chinese: Set<String> = [
    "unroll-elman", "bidirectional-3", "stack-deep-both", "gradient-flow", "cell-math-lstm",
  ]

  @Test(arguments: cases) func drawsAsKept(golden: Golden) throws {
    try golden.verify()
  }

  @Test func keepsNoUnusedGolden() throws {
    #expect(try Golden.unused(by: Self.cases.map(\.name)) == [])
  }

  @Test(arguments: stepCases.map(\.name)) func fitsEightyColumnsInBothGlyphs(name: String) throws {
    let figure = try #require(stepCases.first { $0.name == name }).figure()
    for style in [TextStyle(width: 80), TextStyle(width: 80, glyphs: .ascii)] {
      let text = figure.text(style)
      for line in text.split(separator: "\n") {
        #expect(TextWidth.columns(of: line) <= 80, "\(line)")
      }
      if style.glyphs == .ascii {
        #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
      }
      // The drawing itself, not the words that stand in for one that is too wide.
      guard ["unroll", "bidirectional", "stack"].contains(where: name.hasPrefix) else { continue }
      #expect(text.contains(style.glyphs == .ascii ? "#==" : "┏━"), "\(text)")
    }
  }
}
