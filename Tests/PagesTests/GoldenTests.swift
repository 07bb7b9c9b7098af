import Figures
import Foundation
import Pages
import TestKit
import Testing
import Weaving

/// A page without the figures' own looks, which are kept by the figures' tests.
private func page(_ page: HTMLPage) -> String {
  page.text().replacingOccurrences(of: Figure.styleSheet, with: "")
}

private let goldens: [Golden] = [
  Golden("everything.html") {
    page(
      HTMLPage(Sample.lesson, Sample.run, course: Sample.course, services: Sample.services))
  },
  Golden("chinese.html") {
    page(
      HTMLPage(
        Sample.chinese, Sample.chineseRun, course: Sample.course, services: Sample.services))
  },
  Golden("everything.md") {
    MarkdownPage(Sample.lesson, Sample.run, course: Sample.course).text()
  },
  Golden("chinese.md") {
    MarkdownPage(Sample.chinese, Sample.chineseRun, course: Sample.course).text()
  },
  Golden("everything.txt") {
    TerminalReport(Sample.lesson, Sample.run).text()
  },
  Golden("everything-coloured.txt") {
    TerminalReport(
      Sample.lesson, Sample.run, style: TextStyle(width: 100, color: true),
      services: Sample.services
    ).text()
  },
  Golden("everything-ascii.txt") {
    TerminalReport(Sample.lesson, Sample.run, style: TextStyle(width: 60, glyphs: .ascii)).text()
  },
  Golden("chinese.txt") {
    TerminalReport(Sample.chinese, Sample.chineseRun, style: TextStyle(width: 40)).text()
  },
  Golden("index.html") {
    CourseIndex(Sample.course).html().replacingOccurrences(of: Figure.styleSheet, with: "")
  },
  Golden("index.md") { CourseIndex(Sample.course).markdown() },
]

@Test(arguments: goldens)
func reportStaysAsItWasRead(_ golden: Golden) throws {
  try golden.verify()
}

@Test func everyGoldenFileIsUsed() throws {
  #expect(try Golden.unused(by: goldens.map(\.name)) == [])
}
