internal import Weaving

// What surrounds the text of a lesson: the contents, the title, the neighbours.
extension HTMLPage {
  /// Twice: beside the text where there is room, and folded above it where there is none. One of
  /// the two is `display: none`, for eyes and for screen readers.
  mutating func writeContents() {
    let listed = listedHeadings
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

  /// On a course page the list of its lessons too.
  private var listedHeadings: [Report.Heading] {
    report.headings.filter { $0.level <= 3 } + (isHome ? mapHeadings : [])
  }

  private mutating func writeFoldedContents() {
    let listed = listedHeadings
    guard listed.count > 1 else { return }
    page.open("details", ["class": "contents folded"])
    page.element("summary", ["lang": wordsLang], text: words.contents)
    page.open("nav", ["aria-label": words.contents])
    writeList(of: listed)
    page.close("nav")
    page.close("details")
    page.newline()
  }

  private mutating func writeList(of headings: [Report.Heading]) {
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
    if case .heading(let heading) = report.titleBlock?.content {
      page.open("h1", ["id": claim(heading.id)])
      write(heading.content)
      page.close("h1")
    } else {
      page.element("h1", text: report.title)
    }
    page.newline()
    if let summary = report.summary, !summary.isEmpty {
      page.element("p", ["class": "summary"], text: summary)
      page.newline()
    }
    writeFacts()
    writeBegin()
    page.close("header")
    page.newline()
    writeFoldedContents()
  }

  /// The part and the number, above the title.
  mutating func writePlace() {
    guard facts.edition != nil, !isHome else { return }
    let number = facts.number.map(words.lesson)
    guard facts.part != nil || number != nil else { return }
    page.open("p", ["class": "label place-in-course"])
    if let part = facts.part { page.text(part) }
    if facts.part != nil, number != nil { page.text(" · ") }
    if let number { page.element("span", ["lang": wordsLang], text: number) }
    page.close("p")
    page.newline()
  }

  /// How long it takes, and what it builds on.
  mutating func writeFacts() {
    guard let minutes = facts.minutes, !isHome, facts.number != nil || !facts.needs.isEmpty else {
      return
    }
    page.open("p", ["class": "facts"])
    page.element(
      "span", ["class": "minutes", "lang": wordsLang], text: words.minutes(minutes))
    if !facts.needs.isEmpty {
      page.text(" · ")
      page.element("span", ["lang": wordsLang], text: words.needs + words.colon)
      writeLinks(to: facts.needs)
    }
    page.close("p")
    page.newline()
  }

  /// On a course page, the way to the first lesson.
  private mutating func writeBegin() {
    guard isHome, place == nil, let first = facts.firstLesson, let number = first.number else {
      return
    }
    page.open("p", ["class": "begin"])
    page.open("a", ["href": frame.href(to: first.path), "lang": wordsLang])
    page.text(words.begin(number, first.title) + " →")
    page.close("a")
    page.close("p")
    page.newline()
  }

  mutating func writeLinks(to lessons: [CourseFacts.PageLink]) {
    for (index, lesson) in lessons.enumerated() {
      if index > 0 { page.text(words.listSeparator) }
      let inside = place?.address(lesson.path, nil)
      page.element("a", ["href": inside ?? frame.href(to: lesson.path)], text: lesson.title)
    }
  }

  mutating func writeFooter() {
    page.open("footer", ["class": "end"])
    if facts.previous != nil || facts.next != nil {
      page.open("nav", ["class": "neighbours", "aria-label": words.neighbours])
      write(facts.previous, rel: "prev", label: "← \(words.previous)")
      write(facts.next, rel: "next", label: "\(words.next) →")
      page.close("nav")
      page.newline()
    }
    if report.cellCount > 0 {
      page.element("p", ["class": "colophon", "lang": wordsLang], text: words.colophon)
    }
    if let file = facts.file {
      page.open("p", ["class": "source-file", "lang": wordsLang])
      page.text(words.lessonFile + words.colon)
      page.element("code", text: printable(file))
      page.close("p")
    }
    page.close("footer")
    page.newline()
  }

  private mutating func write(_ link: CourseFacts.PageLink?, rel: String, label: String) {
    guard let link else { return }
    page.open("a", ["class": rel, "rel": rel, "href": frame.href(to: link.path)])
    page.element("span", ["class": "label", "lang": wordsLang], text: label)
    page.text(" ")
    page.open("span", ["class": "name"])
    if let number = link.number {
      page.element("span", ["class": "count"], text: "\(number)")
      page.text(" ")
    }
    page.text(link.title)
    page.close("span")
    page.close("a")
  }
}
