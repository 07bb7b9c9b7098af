package import Weaving

/// The lessons' own Markdown with their results, to be read where they are kept.
package struct MarkdownFormat: PageFormat {
  package let name = "markdown"
  package let ending = "md"
  package let isCommitted = true
  private let solutions: SolutionDisplay

  package init(solutions: SolutionDisplay = .folded) {
    self.solutions = solutions
  }

  package func page(of report: Report, _ facts: CourseFacts) -> Page? {
    Page(
      path: path(ofLesson: facts.path),
      text: MarkdownPage(report, facts, solutions: solutions).text())
  }

  package func pages(of course: Course) -> [Page] {
    course.hasIndex ? [Page(path: "index.md", text: CourseIndex(course).markdown())] : []
  }
}
