package import Weaving

/// A lesson as one HTML file that opens from disk: no script, no request to anywhere.
package struct HTMLPage {
  private(set) var report: Report
  let facts: CourseFacts
  let solutions: SolutionDisplay
  let words: Wording
  let frame: PageFrame
  /// The lesson is a chapter among others; nil for a page of its own.
  let place: ChapterPlace?
  let figurePrefix: String

  var page: Markup
  /// Where the pieces of a served page end; nil for every other page.
  var pieces: PagePieces?
  var emittedIDs: Set<String> = []

  package init(_ report: Report, _ facts: CourseFacts, solutions: SolutionDisplay = .folded) {
    self.init(report, facts, solutions: solutions, place: nil)
  }

  private init(
    _ report: Report, _ facts: CourseFacts, solutions: SolutionDisplay, place: ChapterPlace?
  ) {
    self.report = report
    self.facts = facts
    self.solutions = solutions
    frame = PageFrame(facts, lang: report.lang)
    words = frame.words
    self.place = place
    // In SVG an id is an XML name, which begins with a letter; a section may begin with a digit.
    figurePrefix = report.drawingPrefix + (place?.idPrefix ?? "")
    page = Markup(isXML: place?.isXML ?? false)
  }

  /// As a chapter among others. Nothing in it is folded, because paper does not unfold.
  package init(chapter report: Report, _ facts: CourseFacts, at place: ChapterPlace) {
    self.init(report, facts, solutions: .shown, place: place)
  }

  /// The page's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.page.html
  }

  mutating func write() {
    var head = frame.head(
      title: report.title, description: report.summary ?? report.opening,
      kind: isHome ? "website" : "article")
    if pieces == nil, let choices = report.choices { head.styles = choices.allStyles }
    page.openDocument(head)
    page.openBody(skip: words.skipToText, wordsLang: wordsLang, class: isHome ? "home-page" : nil)
    endPiece(.head)
    frame.writeTop(to: &page)
    endPiece(.top)
    page.open("div", ["class": "sheet"])
    endPiece(.frame)
    writeContents()
    endPiece(.aside)
    page.open("main", ["id": "text"])
    page.open("article")
    page.newline()
    endPiece(.frame)
    writeTitle()
    endPiece(.block)
    writeFailures()
    endPiece(.block)
    writeBody()
    if isHome { writeMap() }
    endPiece(.block)
    page.close("article")
    page.newline()
    endPiece(.frame)
    writeFooter()
    endPiece(.end)
    page.close("main")
    page.close("div")
    page.closeDocument()
  }

  /// The lesson's blocks without its title.
  mutating func writeBody() {
    guard pieces != nil else { return write(report.body) }
    for block in report.body {
      write([block])
      endPiece(.block)
    }
  }

  /// Takes the solutions out of the blocks that are still to be written.
  mutating func takeSolutions() -> [Report.Block] {
    let solutions = report.body.solutions
    report.body = report.body.withoutSolutions
    return solutions
  }

  var isHome: Bool { facts.isHome }

  var wordsLang: String? { frame.wordsLang }

  /// `id` the first time, nil once it is on the page: two elements never share one.
  mutating func claim(_ id: String?) -> String? {
    guard let id, !id.isEmpty, emittedIDs.insert(id).inserted else { return nil }
    return (place?.idPrefix ?? "") + id
  }

  /// What leads to an id of this lesson.
  func fragment(_ id: String) -> String {
    place?.address(facts.path, id) ?? "#" + id
  }

  /// `Figure 3`; `Figure 2.3` where figures of other lessons are near.
  func name(of label: Report.Label) -> String {
    words.name(of: label, lesson: place?.number)
  }
}
