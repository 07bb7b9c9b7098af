import Lessons
import Reports
import Runs

/// Turns results into pages and terminal reports.
struct Weaver {
  private let course: Course

  init(_ course: Course) {
    self.course = course
  }

  func pages(of result: LessonResult) -> [Page] { [] }

  func indexPages(of results: [LessonResult]) -> [Page] { [] }

  static func terminalReport(_ result: LessonResult, _ console: Console) -> String { "" }
}
