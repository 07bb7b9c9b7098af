package import Weaving

/// The lessons as Jupyter's notebooks, nbformat 4.5: prose, code with its results, exercises. They
/// open in JupyterLab, and nbconvert makes pages of them.
package struct NotebookFormat: PageFormat {
  package let name = "ipynb"
  package let ending = NotebookPage.ending
  package let isCommitted = false
  private let solutions: SolutionDisplay

  package init(solutions: SolutionDisplay = .folded) {
    self.solutions = solutions
  }

  package func page(of report: Report, _ facts: CourseFacts) -> Page? {
    Page(
      path: path(ofLesson: facts.path),
      text: NotebookPage(report, facts, solutions: solutions).document())
  }

  package func pages(of course: Course) -> [Page] {
    // Where the course has one edition, in its own folder, that one's course page is the first.
    guard course.hasIndex else { return [] }
    return [Page(path: "index.\(ending)", text: CourseNotebook(course: course).document())]
  }
}
