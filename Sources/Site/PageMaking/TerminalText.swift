internal import Figures
package import Lessons
internal import Pages
internal import Weaving

/// A lesson's report for a terminal.
struct TerminalText {
  var course: CourseFolder
  var style: TextStyle
  var solutions: SolutionDisplay
  var place: Workplace

  func text(of result: LessonResult) throws(Failure) -> String {
    TerminalReport(try report(of: result), style: style, solutions: solutions).text()
  }

  /// One exercise alone.
  ///
  /// - Parameter name: its number or its id.
  func exercise(_ name: String, of result: LessonResult) throws(Failure) -> ExerciseResult {
    let report = try report(of: result)
    guard let own = report.exercise(name), let lines = own.shownLines else {
      let names = report.exercises.map { "`\($0.number)`" }
      let file = course.shown(result.path)
      guard !names.isEmpty else {
        throw Failure(.unknownExercise, "\(file): has no exercises")
      }
      let hint = Suggestion.closest(to: name, among: report.exercises.map(\.id))
      throw Failure(
        .unknownExercise,
        "\(file): has no exercise `\(name)`; "
          + (hint.map { "did you mean `\($0)`?" }
            ?? "it has \(names.joined(separator: ", "))"))
    }
    let problems = result.problems.filter { problem in
      lines.contains(problem.range.start.line)
        || result.lesson.cells.contains {
          $0.role == .lesson
            && ($0.firstLine - 1...max($0.firstLine, $0.closingLine))
              .contains(problem.range.start.line)
        }
    }
    return ExerciseResult(
      text: TerminalReport(own, style: style, solutions: solutions).text(), problems: problems,
      succeeded: own.succeeded)
  }

  private func report(of result: LessonResult) throws(Failure) -> Report {
    let shown = result.asShown
    return try PageMaterial(course, in: place).weave(shown.lesson) { services in
      // Formulas are written as text, and pictures are named.
      let highlight = style.color ? services.highlight : { _, _ in nil }
      return Report(
        shown.lesson, shown.run, findings: shown.findings, facts: Course().facts(of: shown.lesson),
        services: WeavingServices(highlight: highlight))
    }
  }
}

/// What became of one exercise of a lesson.
package struct ExerciseResult: Sendable {
  /// For a terminal.
  package var text: String
  /// Those of the exercise, and of the lesson's cells that it builds on.
  package var problems: [Diagnostic]
  package var succeeded: Bool
}
