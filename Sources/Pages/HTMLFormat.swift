package import Weaving

/// HTML pages that open from disk: of each lesson one, of each edition a search and a document for
/// print, and the choice of an edition.
package struct HTMLFormat: PageFormat {
  private static let largestPage = 400 << 10
  private static let largestCoursePage = 100 << 10

  package let name = "html"
  package let ending = "html"
  package let isCommitted = false
  private let solutions: SolutionDisplay

  package init(solutions: SolutionDisplay = .folded) {
    self.solutions = solutions
  }

  package func owns(_ path: String) -> Bool {
    path.hasSuffix(".html") || path == Sitemap.name
  }

  package func page(of report: Report, _ facts: CourseFacts) -> Page? {
    Page(
      path: path(ofLesson: facts.path),
      text: HTMLPage(report, facts, solutions: solutions).text())
  }

  package func pages(of course: Course) -> [Page] {
    var pages: [Page] = []
    if course.hasIndex { pages.append(Page(path: "index.html", text: CourseIndex(course).html())) }
    if let sitemap = Sitemap(course) { pages.append(Page(path: Sitemap.name, text: sitemap.text)) }
    return pages
  }

  package func pages(of edition: CourseEdition, in course: Course, _ reports: [Report]) -> [Page] {
    [
      Page(
        path: edition.path(CourseEdition.search),
        text: SearchPage(edition, course: course, reports: reports).html()),
      Page(
        path: edition.path(CourseEdition.print),
        text: PrintPage(edition, course: course, reports: reports).html()),
    ]
  }

  package func largestSize(ofPageAt path: String, in course: Course) -> Int? {
    let edition = course.edition(of: path)
    if path == edition?.path(CourseEdition.print) || !path.hasSuffix(".html") { return nil }
    let isCoursePage = path == "index.html" || path == edition.map { $0.index.path(as: ending) }
    return isCoursePage ? Self.largestCoursePage : Self.largestPage
  }
}
