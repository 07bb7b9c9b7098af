internal import Figures
internal import Pages
internal import Weaving

/// A lesson's report for a terminal.
struct TerminalText {
  var course: CourseFolder
  var style: TextStyle
  var solutions: SolutionDisplay
  var place: Workplace

  func text(of result: LessonResult) throws(Failure) -> String {
    let shown = result.asShown
    let report = try PageMaterial(course, in: place).weave(shown.lesson) { services in
      // Formulas are written as text, and pictures are named.
      let highlight = style.color ? services.highlight : { _, _ in nil }
      return Report(
        shown.lesson, shown.run, findings: shown.findings, facts: Course().facts(of: shown.lesson),
        services: WeavingServices(highlight: highlight))
    }
    return TerminalReport(report, style: style, solutions: solutions).text()
  }
}
