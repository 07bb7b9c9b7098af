internal import Weaving

/// What documents to be printed begin and end with.
extension PageFrame {
  /// - Parameter lessons: those of the document, whose number and time its title page tells.
  func printed(
    title: String, of edition: CourseEdition, lessons: [CourseEntry],
    _ text: (inout Markup) -> Void
  ) -> String {
    var page = Markup()
    page.openDocument(
      head(title: title, description: edition.index.summary, kind: "website"))
    page.openBody(skip: words.skipToText, wordsLang: wordsLang, class: "whole-course")
    writeTop(to: &page)
    page.open("div", ["class": "sheet"])
    page.element("div", ["class": "aside"], text: "")
    page.open("main", ["id": "text"])
    page.newline()
    page.open("header", ["class": "title title-page"])
    page.element("h1", text: title)
    if let summary = edition.index.summary, !summary.isEmpty {
      page.element("p", ["class": "summary"], text: summary)
    }
    let minutes = lessons.reduce(0) { $0 + $1.minutes }
    page.element(
      "p", ["class": "facts", "lang": wordsLang],
      text: words.wholeTime(lessons.count, minutes))
    page.close("header")
    page.newline()
    text(&page)
    page.close("main")
    page.close("div")
    page.closeDocument()
    return page.html
  }
}
