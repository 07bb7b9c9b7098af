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
  let solutions: SolutionDisplay
  let outline: LessonOutline
  let words: Wording
  let frame: PageFrame
  /// The lesson stands in the document that holds the whole course; nil for a page of its own.
  let place: PrintPlace?
  let figurePrefix: String

  var page = Markup()
  var emittedIDs: Set<String> = []
  var nextHeading = 0
  /// Errors of the lesson itself that no block has shown yet, in the order of the lines.
  var pending: [Diagnostic]

  /// - Parameter path: of the lesson, relative to the course's folder; the lesson's own for nil.
  package init(
    _ lesson: Lesson, _ run: Run, path: String? = nil, course: Course = Course(),
    services: PageServices = PageServices(), solutions: SolutionDisplay = .folded
  ) {
    self.init(
      lesson, run, path: path, course: course, services: services, solutions: solutions, place: nil)
  }

  init(
    _ lesson: Lesson, _ run: Run, path: String?, course: Course, services: PageServices,
    solutions: SolutionDisplay, place: PrintPlace?
  ) {
    self.lesson = lesson
    self.run = run
    self.path = path ?? lesson.path
    self.course = course
    self.services = services
    self.solutions = solutions
    outline = LessonOutline(lesson: lesson, run: run)
    frame = PageFrame(course: course, path: self.path, lang: lesson.frontMatter.lang)
    words = frame.words
    self.place = place
    // In SVG an id is an XML name, which begins with a letter; a section may begin with a digit.
    figurePrefix = outline.ids.freshPrefix("drawing-") + (place?.idPrefix ?? "")
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
      frame.head(
        title: outline.title, description: lesson.frontMatter.summary ?? lesson.firstSentences,
        kind: isHome ? "website" : "article"))
    page.openBody(skip: words.skipToText, wordsLang: wordsLang, class: isHome ? "home-page" : nil)
    frame.writeTop(to: &page)
    page.open("div", ["class": "sheet"])
    writeContents()
    page.open("main", ["id": "text"])
    page.open("article")
    page.newline()
    writeTitle()
    writeBody()
    if isHome { writeMap() }
    page.close("article")
    page.newline()
    writeFooter()
    page.close("main")
    page.close("div")
    page.closeDocument()
  }

  /// The lesson's blocks without its title.
  mutating func writeBody() {
    writePending(through: lesson.firstBodyLine - 1)
    let body = outline.startsWithTitle ? lesson.blocks.dropFirst() : lesson.blocks[...]
    write(Array(body))
    writePending(through: .max)
  }

  /// The lesson is what introduces its edition of the course, above the map of the others.
  var isHome: Bool { frame.edition?.index.path == path }

  var wordsLang: String? { frame.wordsLang }

  func href(to entry: CourseEntry) -> String {
    frame.href(to: entry.path)
  }

  /// `id` the first time, nil once it is on the page: two elements never share one.
  mutating func claim(_ id: String?) -> String? {
    guard let id, !id.isEmpty, emittedIDs.insert(id).inserted else { return nil }
    return (place?.idPrefix ?? "") + id
  }

  /// What leads to an id of this lesson.
  func fragment(_ id: String) -> String {
    "#" + (place?.idPrefix ?? "") + id
  }

  /// `Figure 3`; `Figure 2.3` where figures of other lessons are near.
  func name(of label: LessonOutline.Label) -> String {
    words.name(of: label, lesson: place?.number)
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
