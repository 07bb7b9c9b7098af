package import Weaving

/// HTML pages that open from disk: of each lesson one, of each edition a search and a document for
/// print, and the choice of an edition.
package struct HTMLFormat: PageFormat {
  private static let largestPage = 400 << 10
  private static let largestCoursePage = 100 << 10

  package let name = "html"
  package let ending = "html"
  package let isCommitted = false
  package let makesEditionPages = true
  private let solutions: SolutionDisplay

  package init(solutions: SolutionDisplay = .folded) {
    self.solutions = solutions
  }

  package func owns(_ path: String) -> Bool {
    path.hasSuffix(".html") || path == Sitemap.name
      || path.hasSuffix(".js") && CourseEdition.isOfPortion(String(path.dropLast(3)))
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

  package func divides(_ edition: CourseEdition) -> Bool { edition.isLarge }

  package func pages(ofLarge edition: CourseEdition, in course: Course) -> [Page] {
    [
      Page(
        path: edition.path(CourseEdition.search),
        text: SearchPage(large: edition, course: course).html()),
      Page(
        path: edition.path(CourseEdition.print),
        text: PrintContents(edition, course: course).html()),
    ]
  }

  package func takesPieces(
    of edition: CourseEdition, in course: Course
  ) -> (@Sendable (Report) -> LessonPiece)? {
    let chapters = PrintChapters(large: edition, course: course)
    return { report in
      let chapter = chapters.chapter(of: report)
      var index = SearchIndex()
      index.add(report)
      let data = index.json { chapters.frame.href(to: $0) }
      return LessonPiece(path: report.path, texts: [chapter.html, chapter.solutions, data])
    }
  }

  package func pages(
    of portion: CourseEdition.Portion, of edition: CourseEdition, in course: Course,
    _ pieces: [LessonPiece]
  ) -> [Page] {
    [
      Page(
        path: edition.path(CourseEdition.searchData(ofPortion: portion.number)),
        text: SearchData.text(pieces.map { $0.texts[2] }, ofPortion: portion.number)),
      Page(
        path: edition.path(CourseEdition.printPage(ofPortion: portion.number)),
        text: PrintPage(portion, of: edition, course: course).html(
          pieces.map {
            PrintChapters.Chapter(path: $0.path, html: $0.texts[0], solutions: $0.texts[1])
          })),
    ]
  }

  package func largestSize(ofPageAt path: String, in course: Course) -> Int? {
    let edition = course.edition(of: path)
    let isPrinted = edition.map { edition in
      path == edition.path(CourseEdition.print)
        || CourseEdition.isOfPortion(String(path.dropLast(5)))
    }
    if isPrinted == true || !path.hasSuffix(".html") { return nil }
    let isCoursePage = path == "index.html" || path == edition.map { $0.index.path(as: ending) }
    return isCoursePage ? Self.largestCoursePage : Self.largestPage
  }
}
