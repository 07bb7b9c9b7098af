package import Lessons
package import Runs

/// A lesson as one HTML file that opens from disk: no script, no request to anywhere.
package struct HTMLPage {
  let lesson: Lesson
  let run: Run
  /// Relative to the course's folder.
  let path: String
  let course: Course
  let services: PageServices
  let outline: LessonOutline
  let words: Wording
  let figurePrefix: String

  var page = Markup()
  var emittedIDs: Set<String> = []
  var nextHeading = 0
  /// Errors of the lesson itself that no block has shown yet, in the order of the lines.
  var pending: [Diagnostic]

  /// - Parameter path: of the lesson, relative to the course's folder; the lesson's own for nil.
  package init(
    _ lesson: Lesson, _ run: Run, path: String? = nil, course: Course = Course(),
    services: PageServices = PageServices()
  ) {
    self.lesson = lesson
    self.run = run
    self.path = path ?? lesson.path
    self.course = course
    self.services = services
    outline = LessonOutline(lesson: lesson, run: run)
    words = Wording(lang: lesson.frontMatter.lang)
    figurePrefix = outline.ids.freshPrefix("drawing-")
    pending = lesson.shownErrors
  }

  /// The page's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.page.html
  }

  private mutating func write() {
    page.openDocument(
      lang: lesson.frontMatter.lang, title: documentTitle, summary: lesson.frontMatter.summary)
    for entry in course.translations(of: path) {
      page.open(
        "link",
        [
          "rel": "alternate", "hreflang": entry.lang,
          "href": href(to: entry),
        ])
      page.newline()
    }
    page.openBody(skip: words.skipToText, wordsLang: wordsLang)
    writeHeader()
    page.open("div", ["class": "sheet"])
    writeContents()
    page.open("main", ["id": "text"])
    page.open("article")
    page.newline()
    writeTitle()
    writePending(through: lesson.firstBodyLine - 1)
    let body = outline.startsWithTitle ? lesson.blocks.dropFirst() : lesson.blocks[...]
    write(Array(body))
    writePending(through: .max)
    page.close("article")
    page.newline()
    writeFooter()
    page.close("main")
    page.close("div")
    page.closeDocument()
  }

  private var documentTitle: String {
    guard let course = course.title, course != outline.title else { return outline.title }
    return "\(outline.title) – \(course)"
  }

  /// The language of our words, where it is not the lesson's.
  var wordsLang: String? {
    let own = lesson.frontMatter.lang.lowercased().split(separator: "-").first
    return own == words.lang.split(separator: "-").first ? nil : words.lang
  }

  func href(to entry: CourseEntry) -> String {
    relativePath(from: path, to: entry.path(as: "html"))
  }

  /// `id` the first time, nil once it is on the page: two elements never share one.
  mutating func claim(_ id: String?) -> String? {
    guard let id, !id.isEmpty, emittedIDs.insert(id).inserted else { return nil }
    return id
  }

  func mathML(_ tex: String, display: Bool) -> String? {
    services.mathML(tex, display)
  }
}

extension Run {
  /// What the cell did; not run where there is no result, as in a lesson that does not parse.
  func result(of index: Int) -> CellResult {
    cells.indices.contains(index) ? cells[index] : CellResult(status: .notRun)
  }
}
