import Figures
import Lessons
import Reports
import Runs

/// Turns results into pages and terminal reports.
struct Weaver: Sendable {
  private let course: Course
  private let shownCourse: Reports.Course
  private let material: PageMaterial

  /// - Parameter output: the folder of the pages, absolute: links to a lesson's data lead from there.
  init(_ course: Course, output: String) {
    self.course = course
    let entries = course.lessons.map { file in
      CourseEntry(path: file.path, lesson: file.lesson, run: .nothing(of: file.lesson))
    }
    shownCourse = Reports.Course(
      entries: entries, assetBase: Self.assetBase(from: output, to: course.folder))
    material = PageMaterial(course)
  }

  /// Of a folder that lies elsewhere the pages must not tell where.
  private static func assetBase(from output: String, to course: String) -> String {
    let parent = Path.folder(course)
    return Path.inside(parent, output) == nil ? "" : Path.relative(course, to: output) + "/"
  }

  /// What is wrong with the formulas of a lesson and of its figures.
  func problems(of result: LessonResult) throws(Failure) -> [Diagnostic] {
    try material.problems(of: result.lesson, result.run)
  }

  func pages(of result: LessonResult) throws(Failure) -> [Page] {
    let (lesson, run) = (result.lesson, result.run)
    let html = try material.weave(lesson) {
      HTMLPage(lesson, run, course: shownCourse, services: $0).text()
    }
    let name = String(lesson.path.dropLast(".md".count))
    return [
      Page(path: name + ".html", text: html),
      Page(path: name + ".md", text: MarkdownPage(lesson, run, course: shownCourse).text()),
    ]
  }

  /// The course's first pages.
  func indexPages(of results: [LessonResult]) -> [Page] {
    let entries = results.map {
      CourseEntry(path: $0.path, lesson: $0.lesson, run: $0.run)
    }
    let index = CourseIndex(Reports.Course(entries: entries, assetBase: shownCourse.assetBase))
    return [
      Page(path: "index.html", text: index.html()),
      Page(path: "index.md", text: index.markdown()),
    ]
  }

  static func terminalReport(
    _ result: LessonResult, in course: Course, style: TextStyle
  ) throws(Failure) -> String {
    try PageMaterial(course).weave(result.lesson) {
      TerminalReport(result.lesson, result.run, style: style, services: $0).text()
    }
  }
}

extension Run {
  /// Of a lesson that does not run.
  static func nothing(of lesson: Lesson) -> Run {
    Run(cells: lesson.cells.map { _ in CellResult(status: .notRun) })
  }
}
