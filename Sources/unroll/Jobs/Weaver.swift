import Figures
import Lessons
import Reports
import Runs

/// Turns results into pages and terminal reports.
struct Weaver: Sendable {
  let course: Course
  /// As every page but the course's own shows it: how lessons went is not asked.
  let shownCourse: Reports.Course
  let material: PageMaterial
  let solutions: SolutionDisplay

  /// - Parameters:
  ///   - course: with the lessons as their readers see them.
  ///   - output: the folder of the pages, absolute: links to a lesson's data lead from there.
  ///   - baseURL: where the pages will be found, for those who share links to them.
  init(_ course: Course, output: String, baseURL: String? = nil, solutions: SolutionDisplay) {
    self.solutions = solutions
    self.course = course
    let entries = course.lessons.map { file in
      CourseEntry(path: file.path, lesson: file.lesson, run: nil)
    }
    var shown = Reports.Course(
      entries: entries, assetBase: Self.assetBase(from: output, to: course.folder),
      baseURL: baseURL)
    for file in course.lessons where Path.name(file.path) == "glossary.md" {
      shown.terms[file.path] = Glossary(file.lesson).meanings
    }
    shownCourse = shown
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

  /// The lesson introduces its edition of the course: its page is the course's.
  func isHome(_ path: String) -> Bool {
    shownCourse.edition(of: path)?.index.path == path
  }

  func pages(of result: LessonResult) throws(Failure) -> [Page] {
    try pages(of: result, in: shownCourse)
  }

  func pages(
    of result: LessonResult, in shown: Reports.Course
  ) throws(Failure) -> [Page] {
    let (lesson, run) = (result.shownLesson, result.shownRun)
    let html = try material.weave(lesson) {
      HTMLPage(lesson, run, course: shown, services: $0, solutions: solutions).text()
    }
    let markdown = MarkdownPage(lesson, run, course: shown, solutions: solutions)
    let name = String(lesson.path.dropLast(".md".count))
    return [
      Page(path: name + ".html", text: html),
      Page(path: name + ".md", text: markdown.text()),
    ]
  }

  static func terminalReport(
    _ result: LessonResult, in course: Course, style: TextStyle, solutions: SolutionDisplay
  ) throws(Failure) -> String {
    let (lesson, run) = (result.shownLesson, result.shownRun)
    return try PageMaterial(course).weave(lesson) {
      TerminalReport(lesson, run, style: style, services: $0, solutions: solutions).text()
    }
  }
}

extension Run {
  /// Of a lesson that does not run.
  static func nothing(of lesson: Lesson) -> Run {
    Run(cells: lesson.cells.map { _ in CellResult(status: .notRun) })
  }
}
