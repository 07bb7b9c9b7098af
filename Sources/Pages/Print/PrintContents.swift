internal import Weaving

/// The contents of a large course's documents for print: one document for each portion.
struct PrintContents {
  private let edition: CourseEdition
  private let frame: PageFrame
  private let words: Wording
  private let chapters: PrintChapters

  init(_ edition: CourseEdition, course: Course) {
    self.edition = edition
    chapters = PrintChapters(large: edition, course: course)
    frame = chapters.frame
    words = frame.words
  }

  func html() -> String {
    frame.printed(title: edition.title, of: edition, lessons: edition.lessons) { page in
      page.open("nav", ["class": "course-contents", "aria-labelledby": "contents"])
      page.newline()
      page.element("h2", ["id": "contents", "lang": frame.wordsLang], text: words.contents)
      page.newline()
      for portion in edition.portions { write(portion, to: &page) }
      page.close("nav")
      page.newline()
    }
  }

  private func write(_ portion: CourseEdition.Portion, to page: inout Markup) {
    let document = CourseEdition.printPage(ofPortion: portion.number)
    let titles = portion.entries.filter { $0.path != edition.index.path }.map(\.title)
    let ends = [titles.first, titles.count > 1 ? titles.last : nil].compactMap(\.self)
    page.open("p", ["class": "part"])
    page.element(
      "a", ["href": document], text: portion.name ?? ends.joined(separator: " – "))
    page.close("p")
    page.open("ol")
    page.newline()
    for entry in portion.entries where entry.path != edition.index.path {
      guard let address = chapters.address(of: entry.path, from: "") else { continue }
      page.open("li")
      page.element(
        "span", ["class": "count"], text: edition.number(of: entry).map(String.init) ?? "")
      page.text(" ")
      page.element("a", ["href": address], text: entry.title)
      page.close("li")
      page.newline()
    }
    page.close("ol")
    page.newline()
  }
}
