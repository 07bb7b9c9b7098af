import Figures
import Foundation
import Testing

@Suite struct GoldenTests {
  static let cases: [Golden] =
    (plots + diagrams + tables + words).flatMap { drawn in
      let (name, figure) = (drawn.name, drawn.figure)
      return [
        Golden("\(name).txt") { figure.text(TextStyle()) },
        Golden("\(name).ascii.txt") {
          figure.text(TextStyle(width: 60, height: 10, glyphs: .ascii))
        },
      ]
    }
    + (tables + words).flatMap { drawn in
      let (name, figure) = (drawn.name, drawn.figure)
      return [
        Golden("\(name).md") { figure.markdown(TextStyle()) },
        Golden("\(name).html") { figure.html(idPrefix: "fig-\(name)") { _ in nil } },
      ]
    }
    + (plots + diagrams).map { drawn in
      Golden("\(drawn.name).svg") { drawn.figure.svg(idPrefix: "fig") ?? "" }
    }
    + [
      Golden("line.html") { plots[0].figure.html(idPrefix: "fig-line") { _ in nil } },
      Golden("two-lines.narrow.txt") { plots[1].figure.text(TextStyle(width: 40, height: 8)) },
      Golden("log.color.txt") {
        plots[2].figure.text(TextStyle(width: 50, height: 8, color: true))
      },
    ]

  @Test(arguments: cases) func drawsAsKept(golden: Golden) throws {
    try golden.verify()
  }

  @Test func keepsNoUnusedGolden() throws {
    let used = Set(GoldenTests.cases.map(\.name))
    let kept = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
    #expect(kept.filter { !used.contains($0) }.sorted() == [])
  }
}
