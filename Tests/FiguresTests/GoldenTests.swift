import Figures
import TestKit
import Testing

@Suite struct GoldenTests {
  static let cases: [Golden] =
    (plots + diagrams + tables + words).flatMap { drawn in
      let (name, figure) = (drawn.name, drawn.figure)
      return [
        Golden.drawing("\(name).txt") { figure.text(TextStyle()) },
        Golden.drawing("\(name).ascii.txt") {
          figure.text(TextStyle(width: 60, height: 10, glyphs: .ascii))
        },
      ]
    }
    + (tables + words).flatMap { drawn in
      let (name, figure) = (drawn.name, drawn.figure)
      return [
        Golden.drawing("\(name).md") { figure.markdown(TextStyle()) },
        Golden.drawing("\(name).html") { figure.html(idPrefix: "fig-\(name)") { _ in nil } },
      ]
    }
    + (plots + diagrams).map { drawn in
      Golden.drawing("\(drawn.name).svg") { drawn.figure.svg(idPrefix: "fig") ?? "" }
    }
    + [
      Golden.drawing("line.html") { plots[0].figure.html(idPrefix: "fig-line") { _ in nil } },
      Golden.drawing("two-lines.narrow.txt") {
        plots[1].figure.text(TextStyle(width: 40, height: 8))
      },
      Golden.drawing("log.color.txt") {
        plots[2].figure.text(TextStyle(width: 50, height: 8, color: true))
      },
    ]

  @Test(arguments: cases) func drawsAsKept(golden: Golden) throws {
    try golden.verify()
  }

  @Test func keepsNoUnusedGolden() throws {
    #expect(try Golden.unused(by: Self.cases.map(\.name)) == [])
  }
}
