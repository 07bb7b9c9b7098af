import Foundation
import Pages
import Testing
import Weaving

/// With `PAGES_PREVIEW=folder`, writes the sample's pages there to be looked at.
@Test(.enabled(if: ProcessInfo.processInfo.environment["PAGES_PREVIEW"] != nil))
func samplePagesAreWrittenToBeLookedAt() throws {
  let folder = URL(
    fileURLWithPath: ProcessInfo.processInfo.environment["PAGES_PREVIEW"] ?? ".")
  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  let page = HTMLPage(
    Sample.lesson, Sample.plottedRun, course: Sample.course, services: Sample.services)
  try write(page.text(), "everything.html")
  let chinese = HTMLPage(
    Sample.chinese, Sample.chineseRun, course: Sample.course, services: Sample.services)
  try write(chinese.text(), "chinese.html")
  try write(CourseIndex(Sample.course).html(), "index.html")
}
