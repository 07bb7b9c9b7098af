import Figures
import Foundation
import Reports
import Testing

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
]

@Test(arguments: goldens)
func reportStaysAsItWasRead(_ golden: Golden) throws {
  try golden.verify()
}

@Test func everyGoldenFileIsUsed() throws {
  let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
  #expect(files.sorted() == goldens.map(\.name).sorted())
}
