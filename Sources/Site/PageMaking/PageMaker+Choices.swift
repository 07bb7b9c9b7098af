internal import Lessons
internal import Pages
internal import Runs
internal import Weaving

extension PageMaker {
  /// What is wrong where the choices of a lesson's readers make its page too large.
  func choicesProblem(of result: LessonResult, _ report: Report) -> Diagnostic? {
    let shown = result.asShown
    guard report.choices != nil,
      let largest = shown.run.alternatives?.controls.max(by: {
        $0.control.values.count < $1.control.values.count
      })
    else { return nil }
    let facts = shownCourse.facts(at: report.path)
    func size(_ report: Report) -> Int { HTMLPage(report, facts).text().utf8.count }
    let added = size(report) - size(report.withoutChoices)
    let most = shown.lesson.frontMatter.controls.bytes
    guard added > most else { return nil }
    let range = largest.control.range
    return course.shown(
      Diagnostic(
        file: shown.path, range: range, rule: .controlsBudget,
        message: """
          the \(largest.control.values.count) choices of `\(largest.control.name)` add \
          \(Kilobytes.words(added)) to the page, and may add \(Kilobytes.words(most))
          """,
        hint: """
          take fewer choices or smaller figures after the control, or write `controls: { bytes: \
          \((added + 1023) / 1024)KB }` in the front matter
          """, excerpt: shown.lesson.lines[range.start.line - 1]))
  }
}
