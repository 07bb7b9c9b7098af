internal import Pages
internal import Weaving

/// The contents: for a reading system its way around the book, and a page to be read.
struct BookContents {
  private let book: Book
  private let reports: [String: Report]

  init(_ book: Book, _ reports: [String: Report]) {
    self.book = book
    self.reports = reports
  }

  func file() -> BookFile {
    var page = Markup(isXML: true)
    let words = book.words
    page.open("nav", ["epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"])
    page.newline()
    page.element("h1", ["id": "contents", "lang": words.lang], text: words.contents)
    page.newline()
    page.open("ol")
    page.newline()
    writeList(to: &page)
    page.close("ol")
    page.newline()
    page.close("nav")
    page.newline()
    writeLandmarks(to: &page)
    return BookFile(
      BookLayout.contents, title: words.contents, lang: book.edition.lang, type: nil,
      body: page.html, properties: ["nav"])
  }

  private func writeList(to page: inout Markup) {
    let edition = book.edition
    write(edition.index, to: &page)
    for part in edition.parts { write(part.lessons, under: part.name, to: &page) }
    write(
      edition.reference, under: edition.reference.first?.part ?? book.words.reference, to: &page)
    guard !reports.values.allSatisfy({ $0.body.solutions.isEmpty }) else { return }
    page.open("li")
    page.element(
      "a", ["href": BookLayout.solutions, "lang": book.words.lang], text: book.words.solutions)
    page.close("li")
    page.newline()
  }

  private func write(_ entries: [CourseEntry], under name: String?, to page: inout Markup) {
    let entries = entries.filter { book.layout.chapter(at: $0.path) != nil }
    guard let name, !entries.isEmpty else {
      for entry in entries { write(entry, to: &page) }
      return
    }
    page.open("li")
    page.element("span", text: name)
    page.newline()
    page.open("ol")
    page.newline()
    for entry in entries { write(entry, to: &page) }
    page.close("ol")
    page.close("li")
    page.newline()
  }

  private func write(_ entry: CourseEntry, to page: inout Markup) {
    guard let chapter = book.layout.chapter(at: entry.path), let report = reports[entry.path] else {
      return
    }
    let number = chapter.number.map { "\($0) " } ?? ""
    page.open("li")
    page.element("a", ["href": chapter.file], text: number + report.title)
    let headings = report.headings.filter { $0.level == 2 && chapter.ids.contains($0.id) }
    // The terms of a glossary are no sections.
    if !headings.isEmpty, chapter.number != nil {
      page.newline()
      page.open("ol")
      page.newline()
      for heading in headings {
        page.open("li")
        page.element("a", ["href": "\(chapter.file)#\(heading.id)"], text: heading.text)
        page.close("li")
        page.newline()
      }
      page.close("ol")
    }
    page.close("li")
    page.newline()
  }

  /// Where a reading system opens the book, and what it has buttons for.
  private func writeLandmarks(to page: inout Markup) {
    let words = book.words
    page.open(
      "nav", ["epub:type": "landmarks", "hidden": "", "aria-label": words.moreAboutTheCourse])
    page.open("ol")
    var places = [
      ("cover", BookLayout.cover, words.cover), ("toc", BookLayout.contents, words.contents),
    ]
    if let first = book.layout.chapters.first {
      places.append(("bodymatter", first.file, book.edition.title))
    }
    for (type, file, name) in places {
      page.open("li")
      page.element("a", ["epub:type": type, "href": file], text: name)
      page.close("li")
    }
    page.close("ol")
    page.close("nav")
    page.newline()
  }
}
