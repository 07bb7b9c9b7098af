internal import Weaving

extension HTMLPage {
  /// The lesson as a chapter: the title and the text, and nothing of a page's frame.
  package func chapter() -> String {
    var writer = self
    writer.writeChapter()
    return writer.page.html
  }

  /// The same without its solutions, and those by themselves, for the end of a document on paper.
  func chapterAndSolutions() -> (chapter: String, solutions: String) {
    var writer = self
    let solutions = writer.takeSolutions()
    writer.writeChapter()
    let chapter = writer.page.html
    // Ids stay those of one chapter.
    writer.page = Markup(isXML: place?.isXML ?? false)
    writer.write(solutions)
    return (chapter, writer.page.html)
  }

  private mutating func writeChapter() {
    page.open("header", ["class": "title"])
    writePlace()
    let tag = tag(ofLevel: 1)
    page.open(tag, ["class": "chapter-title"])
    if case .heading(let heading) = report.titleBlock?.content {
      page.open("span", ["id": claim(heading.id)])
      write(heading.content)
      page.close("span")
    } else {
      page.text(report.title)
    }
    page.close(tag)
    page.newline()
    if let summary = report.summary, !summary.isEmpty, !isHome {
      page.element("p", ["class": "summary"], text: summary)
      page.newline()
    }
    writeFacts()
    page.close("header")
    page.newline()
    writeBody()
  }
}
