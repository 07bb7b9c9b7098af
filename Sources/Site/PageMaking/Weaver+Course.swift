internal import Lessons
internal import Reports

// The pages of the course as a whole.
extension Weaver {
  /// The first page, and of each edition its course page, its search and its document for print;
  /// with a base address the list of all pages for search engines.
  ///
  /// - Parameters:
  ///   - results: of all lessons.
  ///   - jobs: so many editions at a time.
  func coursePages(of results: [LessonResult], atATime jobs: Int) async throws -> [PageFile] {
    let results = results.map(\.asShown)
    let known = knownCourse(results)
    // Where the course has one edition, in its own folder, that one's page is the first.
    let hasChoice = known.editions.first?.folder != ""
    let index = CourseIndex(known)
    var pages =
      hasChoice
      ? [
        PageFile(path: "index.html", text: index.html()),
        PageFile(path: "index.md", text: index.markdown()),
      ] : []
    // The document for print is as much work as all its lessons.
    try await inOrder(known.editions, atATime: jobs) { _, edition in
      let own = results.filter { known.edition(of: $0.path)?.folder == edition.folder }
      return try homePages(of: edition, own, in: known)
        + [searchPage(of: edition, own), try printPage(of: edition, own)]
    } deliver: {
      pages += $0
    }
    if let sitemap = Sitemap(known) {
      pages.append(PageFile(path: Sitemap.name, text: sitemap.text))
    }
    return pages
  }

  /// With how each lesson went.
  private func knownCourse(_ results: [LessonResult]) -> Course {
    var known = Course(
      entries: results.map { CourseEntry(path: $0.path, lesson: $0.annotatedLesson, run: $0.run) },
      assetBase: shownCourse.assetBase, baseURL: shownCourse.baseURL)
    known.terms = shownCourse.terms
    return known
  }

  private func homePages(
    of edition: CourseEdition, _ results: [LessonResult], in known: Course
  ) throws(Failure) -> [PageFile] {
    guard let home = results.first(where: { $0.path == edition.index.path }) else { return [] }
    return try pages(of: home, in: known)
  }

  private func searchPage(of edition: CourseEdition, _ results: [LessonResult]) -> PageFile {
    var index = SearchIndex()
    for entry in [edition.index] + edition.lessons + edition.reference {
      guard let result = results.first(where: { $0.path == entry.path }) else { continue }
      index.add(result.lesson)
    }
    return PageFile(
      path: Path.join(edition.folder, CourseEdition.search),
      text: SearchPage(edition, course: shownCourse, index: index).html())
  }

  private func printPage(
    of edition: CourseEdition, _ results: [LessonResult]
  ) throws(Failure) -> PageFile {
    let text = try material.weaveAll(results.map(\.lesson)) { services in
      PrintPage(
        edition, course: shownCourse,
        chapters: zip(results, services).map {
          PrintPage.Chapter($0.annotatedLesson, $0.run, services: $1)
        }
      ).html()
    }
    return PageFile(path: Path.join(edition.folder, CourseEdition.print), text: text)
  }
}
