internal import Lessons

// What surrounds the text of a lesson: the contents, the title, the neighbours.
extension HTMLPage {
  /// Twice: beside the text where there is room, and folded above it where there is none. One of
  /// the two is `display: none`, for eyes and for screen readers.
  mutating func writeContents() {
    let listed = outline.headings.filter { $0.level <= 3 }
    guard listed.count > 1 else {
      page.element("div", ["class": "aside"], text: "")
      return
    }
    page.open("aside", ["class": "aside"])
    page.open("nav", ["class": "contents", "aria-label": words.contents])
    page.element("p", ["class": "label", "lang": wordsLang], text: words.contents)
    writeList(of: listed)
    page.close("nav")
    page.close("aside")
    page.newline()
  }

  private mutating func writeFoldedContents() {
    let listed = outline.headings.filter { $0.level <= 3 }
    guard listed.count > 1 else { return }
    page.open("details", ["class": "contents folded"])
    page.element("summary", ["lang": wordsLang], text: words.contents)
    page.open("nav", ["aria-label": words.contents])
    writeList(of: listed)
    page.close("nav")
    page.close("details")
    page.newline()
  }

  private mutating func writeList(of headings: [LessonOutline.Heading]) {
    page.open("ol")
    for heading in headings {
      page.open("li", ["class": heading.level > 2 ? "inner" : nil])
      page.element("a", ["href": "#\(heading.id)"], text: heading.text)
      page.close("li")
    }
    page.close("ol")
  }

  mutating func writeTitle() {
    page.open("header", ["class": "title"])
    writePlace()
    let first = lesson.blocks.first?.kind
    if outline.startsWithTitle, case .heading(_, let content, let id)? = first {
      page.open("h1", ["id": claim(id)])
      write(content)
      page.close("h1")
    } else {
      page.element("h1", text: outline.title)
    }
    page.newline()
    if let summary = lesson.frontMatter.summary, !summary.isEmpty {
      page.element("p", ["class": "summary"], text: summary)
      page.newline()
    }
    writeFacts()
    page.close("header")
    page.newline()
    writeFoldedContents()
  }

  /// The part and the number, above the title.
  mutating func writePlace() {
    guard let entry = course.entry(at: path), let edition = frame.edition, !isHome else { return }
    let number = edition.number(of: entry).map(words.lesson)
    guard entry.part != nil || number != nil else { return }
    page.open("p", ["class": "label place-in-course"])
    if let part = entry.part { page.text(part) }
    if entry.part != nil, number != nil { page.text(" · ") }
    if let number { page.element("span", ["lang": wordsLang], text: number) }
    page.close("p")
    page.newline()
  }

  /// How long it takes, and what it builds on.
  mutating func writeFacts() {
    guard let entry = course.entry(at: path), let edition = frame.edition, !isHome else { return }
    let needs = edition.needs(of: entry)
    guard edition.number(of: entry) != nil || !needs.isEmpty else { return }
    page.open("p", ["class": "facts"])
    page.element(
      "span", ["class": "minutes", "lang": wordsLang], text: words.minutes(entry.minutes))
    if !needs.isEmpty {
      page.text(" · ")
      page.element("span", ["lang": wordsLang], text: words.needs + words.colon)
      writeLinks(to: needs)
    }
    page.close("p")
    page.newline()
  }

  mutating func writeLinks(to entries: [CourseEntry]) {
    for (index, entry) in entries.enumerated() {
      if index > 0 { page.text(words.listSeparator) }
      let inside = CoursePlace(entry.path, from: "").flatMap { place?.fragment(of: $0) }
      page.element("a", ["href": inside ?? href(to: entry)], text: entry.title)
    }
  }

  mutating func writeFooter() {
    page.open("footer", ["class": "end"])
    let (previous, next) = course.neighbours(of: path)
    if previous != nil || next != nil {
      page.open("nav", ["class": "neighbours", "aria-label": words.neighbours])
      write(previous, rel: "prev", label: "← \(words.previous)")
      write(next, rel: "next", label: "\(words.next) →")
      page.close("nav")
      page.newline()
    }
    if !lesson.cells.isEmpty {
      page.element("p", ["class": "colophon", "lang": wordsLang], text: words.colophon)
    }
    page.close("footer")
    page.newline()
  }

  private mutating func write(_ entry: CourseEntry?, rel: String, label: String) {
    guard let entry else { return }
    page.open("a", ["class": rel, "rel": rel, "href": href(to: entry)])
    page.element("span", ["class": "label", "lang": wordsLang], text: label)
    page.text(" ")
    page.open("span", ["class": "name"])
    if let number = frame.edition?.number(of: entry) {
      page.element("span", ["class": "count"], text: "\(number)")
      page.text(" ")
    }
    page.text(entry.title)
    page.close("span")
    page.close("a")
  }
}
