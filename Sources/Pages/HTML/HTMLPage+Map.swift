internal import Weaving

// The map of the lessons, under what introduces the course.
extension HTMLPage {
  static let mapID = "lessons"

  mutating func writeMap() {
    guard let edition = facts.map, !(edition.lessons + edition.reference).isEmpty else {
      return
    }
    page.open("section", ["class": "course", "aria-labelledby": Self.mapID])
    page.newline()
    page.element("h2", ["id": claim(Self.mapID), "lang": wordsLang], text: words.lessonMap)
    page.newline()
    writeTally(of: edition)
    writeHowToRun()
    // Of a thousand lessons nobody would follow the lines.
    let graph = edition.isLarge ? nil : LessonGraph(edition, words: words)
    if let graph, graph.hasEdges {
      page.open("figure", ["class": "map"])
      page.newline()
      page.verbatim(graph.svg)
      page.element("figcaption", ["lang": wordsLang], text: words.mapCaption)
      page.close("figure")
      page.newline()
    }
    let hasParts = edition.lessons.contains { $0.part != nil }
    let numbers = edition.numbers
    for (index, part) in edition.parts.enumerated() {
      if hasParts, let name = part.name { write(heading: name, id: Self.partID(index)) }
      page.open("ol", ["class": "lessons"])
      page.newline()
      for entry in part.lessons { write(entry, number: numbers[entry.path], in: edition) }
      page.close("ol")
      page.newline()
    }
    writeReference(of: edition)
    page.close("section")
    page.newline()
  }

  private mutating func write(heading: String, id: String? = nil, lang: String? = nil) {
    page.element("h3", ["class": "part", "id": claim(id), "lang": lang], text: heading)
    page.newline()
  }

  private static func partID(_ index: Int) -> String { "part-\(index + 1)" }

  /// The map's headings, for the contents: the list itself, and its parts.
  var mapHeadings: [Report.Heading] {
    guard let edition = facts.map, !(edition.lessons + edition.reference).isEmpty else { return [] }
    func heading(_ level: Int, _ id: String, _ text: String) -> Report.Heading {
      Report.Heading(level: level, id: id, text: text, content: [.text(text)])
    }
    let hasParts = edition.lessons.contains { $0.part != nil }
    let parts = edition.parts.enumerated().compactMap { index, part in
      hasParts ? part.name.map { heading(3, Self.partID(index), $0) } : nil
    }
    return [heading(2, Self.mapID, words.lessonMap)] + parts
  }

  /// What readers type to run a lesson themselves.
  private mutating func writeHowToRun() {
    guard place == nil, let example = facts.exampleFile else { return }
    page.open("p", ["class": "run-it", "lang": wordsLang])
    writeMessage(text: printable(words.runIt(example)))
    page.close("p")
    page.newline()
  }

  private mutating func writeTally(of edition: CourseEdition) {
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    page.open("p", ["class": "tally", "lang": wordsLang])
    page.text(words.wholeTime(edition.lessons.count, minutes))
    let failed = edition.lessons.filter { $0.status == .failed }.count
    if failed > 0 {
      page.text(" · ")
      page.element("span", ["class": "failed"], text: "✗ " + words.lessonsFailed(failed))
    }
    page.close("p")
    page.newline()
  }

  private mutating func write(
    _ entry: CourseEntry, number: Int?, in edition: CourseEdition
  ) {
    page.open("li")
    page.open("div", ["class": "head"])
    page.element("span", ["class": "count"], text: number.map(String.init) ?? "")
    page.text(" ")
    page.element("a", ["class": "name", "href": frame.href(to: entry.path)], text: entry.title)
    page.text(" ")
    page.element(
      "span", ["class": "minutes", "lang": wordsLang], text: words.minutes(entry.minutes))
    page.close("div")
    if let summary = entry.summary, !summary.isEmpty { page.element("p", text: summary) }
    // The page of a thousand lessons is long enough; a lesson's own page has them too.
    let needs = edition.isLarge ? [] : edition.needs(of: entry)
    if !needs.isEmpty || entry.status == .failed {
      page.open("p", ["class": "facts"])
      if entry.status == .failed {
        page.element(
          "span", ["class": "failed", "lang": wordsLang], text: "✗ " + words.failed)
        if !needs.isEmpty { page.text(" · ") }
      }
      if !needs.isEmpty {
        page.element("span", ["lang": wordsLang], text: words.needs + words.colon)
        writeLinks(to: needs.map { CourseFacts.PageLink(path: $0.path, title: $0.title) })
      }
      page.close("p")
    }
    page.close("li")
    page.newline()
  }

  private mutating func writeReference(of edition: CourseEdition) {
    let name = edition.reference.first?.part
    write(heading: name ?? words.reference, lang: name == nil ? wordsLang : nil)
    page.open("ul", ["class": "lessons reference-pages"])
    page.newline()
    for entry in edition.reference {
      write(path: entry.path, title: entry.title, summary: entry.summary)
    }
    write(
      path: edition.path(CourseEdition.search), title: words.search, summary: words.searchSummary,
      lang: wordsLang)
    write(
      path: edition.path(CourseEdition.print), title: words.wholeCourse,
      summary: words.wholeCourseSummary, lang: wordsLang)
    page.close("ul")
    page.newline()
  }

  private mutating func write(
    path: String, title: String, summary: String?, lang: String? = nil
  ) {
    page.open("li", ["lang": lang])
    page.element("a", ["class": "name", "href": frame.href(to: path)], text: title)
    if let summary, !summary.isEmpty { page.element("p", text: summary) }
    page.close("li")
    page.newline()
  }
}
