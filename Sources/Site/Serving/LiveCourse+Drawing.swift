package import Engine
package import Lessons
package import Pages
package import Runs
internal import Weaving

/// A lesson's page, and what is wrong with the lesson.
package struct DrawnLesson: Sendable {
  package var pieces: PagePieces
  /// In the order of the lines, with the file as messages show it.
  package var problems: [Diagnostic]
  package var lang: String
  package var title: String
}

extension LiveCourse {
  /// Draws a lesson with the results that are known.
  ///
  /// - Parameters:
  ///   - results: of each cell; `notRun` where there is none.
  ///   - alternatives: what the lesson does for other choices; nil where that is not known yet.
  ///   - isWhole: all results are those of this text, so that the values that it states are compared.
  package func drawn(
    _ file: LessonFile, _ results: [CellResult], alternatives: Alternatives? = nil, isWhole: Bool
  ) throws(Failure) -> DrawnLesson {
    let lesson = file.lesson
    let course = site.course
    let unmet = course.unmetVersions(of: lesson, engine.versions)
    let run = DataAdvice(lesson, in: course).advised(
      Run(cells: results, alternatives: alternatives))
    let found =
      run.cells.filter { $0.status != .failedAsExpected }.flatMap(\.diagnostics)
      + (alternatives?.problems ?? [])
    var result = LessonResult(
      file: file, run: run, reasons: [],
      problems: (unmet + lesson.diagnostics + found).map { course.shown($0) })
    result.findings = unmet
    result = try checks.adding(linkProblems: checks.linkProblems(of: lesson), to: result)
    if isWhole { result.add(course.unmetExpectations(of: result)) }
    let report = try maker.report(of: result)
    return DrawnLesson(
      pieces: PagePieces(of: report, maker.shownCourse.facts(at: report.path)),
      problems: result.problems, lang: report.lang, title: report.title)
  }

  /// Its page shows the same of the course as that of another state did.
  package func hasFacts(of other: LiveCourse, for file: LessonFile) -> Bool {
    maker.shownCourse.facts(of: file.lesson) == other.maker.shownCourse.facts(of: file.lesson)
  }

  /// The lesson can run: it can be read as it was meant, and asks for no other tools.
  package func canRun(_ lesson: Lesson) -> Bool {
    site.course.unmetVersions(of: lesson, engine.versions).isEmpty
      && !lesson.diagnostics.contains { $0.severity == .error }
  }

  /// A session of a lesson that stays open. It blocks the thread that uses it.
  package func session(of path: String) -> LessonSession { engine.session(of: path) }
}
