internal import Figures
internal import Reports

/// A lesson's report for a terminal.
struct TerminalText {
  var course: CourseFolder
  var style: TextStyle
  var solutions: SolutionDisplay
  var place: Workplace

  func text(of result: LessonResult) throws(Failure) -> String {
    let shown = result.asShown
    return try PageMaterial(course, in: place).weave(shown.lesson) {
      TerminalReport(
        shown.annotatedLesson, shown.run, style: style, services: $0, solutions: solutions
      ).text()
    }
  }
}
