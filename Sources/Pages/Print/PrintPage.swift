package import Weaving

/// The whole course in one language as one document, for paper: a title page, the contents, every
/// lesson on a page of its own, with numbers and links that hold within the document.
package struct PrintPage {
  private let edition: CourseEdition
  private let course: Course
  private let frame: PageFrame
  private let words: Wording
  /// In the order of the document.
  private let entries: [CourseEntry]
  private let reports: [String: Report]
  private let sections: [String: String]

  /// - Parameter reports: of the edition's lessons, in any order.
  package init(_ edition: CourseEdition, course: Course, reports: [Report]) {
    self.edition = edition
    self.course = course
    frame = PageFrame(course.facts(at: edition.path(CourseEdition.print)), lang: edition.lang)
    words = frame.words
    let given = Dictionary(
      reports.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    entries = ([edition.index] + edition.lessons + edition.reference).filter {
      given[$0.path] != nil
    }
    self.reports = given
    sections = Dictionary(
      entries.map { ($0.path, Self.section(of: $0, in: edition)) },
      uniquingKeysWith: { one, _ in one })
  }

  /// The id of a lesson's section: its name, without folders that would need escapes.
  private static func section(of entry: CourseEntry, in edition: CourseEdition) -> String {
    let name = edition.name(of: entry.path)
    return (name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
      .split(separator: "/").joined(separator: "_")
      .split(separator: " ").joined(separator: "-")
  }

  private static func prefix(of section: String) -> String { section + "." }

  package func html() -> String {
    var page = Markup()
    page.openDocument(
      frame.head(title: edition.title, description: edition.index.summary, kind: "website"))
    page.openBody(skip: words.skipToText, wordsLang: frame.wordsLang, class: "whole-course")
    frame.writeTop(to: &page)
    page.open("div", ["class": "sheet"])
    page.element("div", ["class": "aside"], text: "")
    page.open("main", ["id": "text"])
    page.newline()
    writeTitlePage(to: &page)
    writeContents(to: &page)
    var solutions: [(title: String, html: String)] = []
    for entry in entries {
      if let own = write(entry, to: &page) { solutions.append((entry.title, own)) }
    }
    write(solutions, to: &page)
    page.close("main")
    page.close("div")
    page.closeDocument()
    return page.html
  }

  private func writeTitlePage(to page: inout Markup) {
    page.open("header", ["class": "title title-page"])
    page.element("h1", text: edition.title)
    if let summary = edition.index.summary, !summary.isEmpty {
      page.element("p", ["class": "summary"], text: summary)
    }
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    page.element(
      "p", ["class": "facts", "lang": frame.wordsLang],
      text: words.wholeTime(edition.lessons.count, minutes))
    page.close("header")
    page.newline()
  }

  private func writeContents(to page: inout Markup) {
    page.open("nav", ["class": "course-contents", "aria-labelledby": "contents"])
    page.newline()
    page.element("h2", ["id": "contents", "lang": frame.wordsLang], text: words.contents)
    page.newline()
    for part in edition.parts {
      if let name = part.name { page.element("p", ["class": "part"], text: name) }
      writeList(of: part.lessons, to: &page)
    }
    if !edition.reference.isEmpty {
      let name = edition.reference.first?.part
      page.element(
        "p", ["class": "part", "lang": name == nil ? frame.wordsLang : nil],
        text: name ?? words.reference)
      writeList(of: edition.reference, to: &page)
    }
    page.close("nav")
    page.newline()
  }

  private func writeList(of entries: [CourseEntry], to page: inout Markup) {
    page.open("ol")
    page.newline()
    for entry in entries {
      guard let section = sections[entry.path] else { continue }
      page.open("li")
      page.element(
        "span", ["class": "count"], text: edition.number(of: entry).map(String.init) ?? "")
      page.text(" ")
      page.element("a", ["href": "#\(section)"], text: entry.title)
      page.close("li")
      page.newline()
    }
    page.close("ol")
    page.newline()
  }

  /// - Returns: the solutions of the lesson, which come last; nil where it has none.
  private func write(_ entry: CourseEntry, to page: inout Markup) -> String? {
    guard let report = reports[entry.path], let section = sections[entry.path] else { return nil }
    let place = ChapterPlace(
      number: edition.number(of: entry), idPrefix: Self.prefix(of: section), titleLevel: 2
    ) { [sections] path, id in
      sections[path].map { section in
        "#" + (id.map { Self.prefix(of: section) + $0 } ?? section)
      }
    }
    let writer = HTMLPage(chapter: report, course.facts(at: entry.path), at: place)
    page.open("article", ["class": "chapter", "id": section])
    page.newline()
    let (chapter, solutions) = writer.chapterAndSolutions()
    page.verbatim(chapter)
    page.close("article")
    page.newline()
    return solutions.isEmpty ? nil : solutions
  }

  /// At the end, where nobody who solves an exercise sees its solution by accident.
  private func write(_ solutions: [(title: String, html: String)], to page: inout Markup) {
    guard !solutions.isEmpty else { return }
    page.open("section", ["class": "chapter", "aria-labelledby": "all-solutions"])
    page.newline()
    page.element(
      "h2", ["id": "all-solutions", "class": "chapter-title", "lang": frame.wordsLang],
      text: words.solutions)
    page.newline()
    for (title, html) in solutions {
      page.element("h3", text: title)
      page.newline()
      page.verbatim(html)
    }
    page.close("section")
    page.newline()
  }
}
