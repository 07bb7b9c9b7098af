import Lessons
import Pages
import Runs
import Testing
import Weaving

/// What is served is what is built, in pieces.
struct PagePiecesTests {
  @Test func togetherTheyAreTheBuiltPage() throws {
    for (lesson, run) in [
      (Sample.lesson, Sample.run), (Sample.lesson, Run(cells: [])),
      (Sample.chinese, Sample.chineseRun),
    ] {
      let report = Report(lesson, run, course: Sample.course, services: Sample.services)
      let facts = Sample.course.facts(of: lesson)
      let pieces = PagePieces(of: report, facts).pieces
      let mark = try Regex(" data-cell=\"[0-9]+\"")
      #expect(
        pieces.map(\.html).joined().replacing(mark, with: "") == HTMLPage(report, facts).text())
      #expect(pieces.count { $0.place == .block } >= lesson.blocks.count / 2)
      #expect(pieces.count { $0.place == .head } == 1)
      #expect(pieces.count { $0.place == .end } == 1)
    }
  }

  /// A block is whole elements: a browser reads it by itself.
  @Test func eachBlockIsBalanced() throws {
    let report = Report(
      Sample.lesson, Sample.run, course: Sample.course, services: Sample.services)
    let pieces = PagePieces(of: report, Sample.course.facts(of: Sample.lesson)).pieces
    for tag in ["div", "section", "details", "pre", "figure", "p", "ol", "ul", "table"] {
      for piece in pieces where piece.place == .block {
        let opened = try piece.html.matches(of: Regex("<\(tag)[ >]")).count
        #expect(opened == (try piece.html.matches(of: Regex("</\(tag)>")).count), "\(piece.html)")
      }
    }
  }
}
