package import Weaving

/// Lessons in one language as one document, for paper: a title page, the contents, every lesson on a
/// page of its own, with numbers and links that hold within the document. It holds the whole course, or
/// one portion of a large one.
package struct PrintPage {
  private let edition: CourseEdition
  private let frame: PageFrame
  private let words: Wording
  /// Nil for the whole course.
  private let portion: CourseEdition.Portion?
  /// In the order of the document.
  private let entries: [CourseEntry]
  private let reports: [String: Report]
  private let chapters: PrintChapters

  /// The whole course.
  ///
  /// - Parameter reports: of the edition's lessons, in any order.
  package init(_ edition: CourseEdition, course: Course, reports: [Report]) {
    let given = Dictionary(
      reports.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    self.edition = edition
    portion = nil
    entries = ([edition.index] + edition.lessons + edition.reference).filter {
      given[$0.path] != nil
    }
    self.reports = given
    chapters = PrintChapters(edition, course: course, entries: entries)
    frame = chapters.frame
    words = frame.words
  }

  /// One portion: its chapters are given with the text.
  init(_ portion: CourseEdition.Portion, of edition: CourseEdition, course: Course) {
    self.edition = edition
    self.portion = portion
    entries = portion.entries
    reports = [:]
    chapters = PrintChapters(edition, course: course, entries: entries)
    var facts = course.facts(at: edition.path(CourseEdition.print))
    facts.path = edition.path(CourseEdition.printPage(ofPortion: portion.number))
    // Another language may be divided in another way.
    for index in facts.translations.indices { facts.translations[index].isTwin = false }
    frame = PageFrame(facts, lang: edition.lang)
    words = frame.words
  }

  package func html() -> String {
    html(entries.compactMap { reports[$0.path].map(chapters.chapter) })
  }

  func html(_ chapters: [PrintChapters.Chapter]) -> String {
    // The course's own page is no lesson.
    let lessons =
      portion.map { $0.entries.filter { $0.path != edition.index.path } } ?? edition.lessons
    return frame.printed(title: title, of: edition, lessons: lessons) { page in
      writeContents(to: &page)
      for chapter in chapters { page.verbatim(chapter.html) }
      let titles = Dictionary(
        entries.map { ($0.path, $0.title) }, uniquingKeysWith: { one, _ in one })
      write(
        chapters.filter { !$0.solutions.isEmpty }.map { (titles[$0.path] ?? "", $0.solutions) },
        to: &page)
    }
  }

  private var title: String {
    portion?.name.map { "\(edition.title): \($0)" } ?? edition.title
  }

  private func writeContents(to page: inout Markup) {
    let own = Set(entries.map(\.path))
    page.open("nav", ["class": "course-contents", "aria-labelledby": "contents"])
    page.newline()
    page.element("h2", ["id": "contents", "lang": frame.wordsLang], text: words.contents)
    page.newline()
    for part in edition.parts {
      let lessons = part.lessons.filter { portion == nil || own.contains($0.path) }
      guard portion == nil || !lessons.isEmpty else { continue }
      if let name = part.name { page.element("p", ["class": "part"], text: name) }
      writeList(of: lessons, to: &page)
    }
    let reference = edition.reference.filter { portion == nil || own.contains($0.path) }
    if !reference.isEmpty {
      let name = edition.reference.first?.part
      page.element(
        "p", ["class": "part", "lang": name == nil ? frame.wordsLang : nil],
        text: name ?? words.reference)
      writeList(of: reference, to: &page)
    }
    page.close("nav")
    page.newline()
  }

  private func writeList(of entries: [CourseEntry], to page: inout Markup) {
    page.open("ol")
    page.newline()
    for entry in entries {
      guard let section = chapters.section(of: entry.path) else { continue }
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
