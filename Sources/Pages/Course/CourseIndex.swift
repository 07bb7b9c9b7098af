internal import Figures
internal import Lessons
package import Weaving

/// The first page of the output: the choice of a language, where the course has editions; and every
/// lesson that is in none of them, in order, with its summary and how it went.
package struct CourseIndex {
  let course: Course
  /// In whose words the index speaks, where the course has several languages: that of the first
  /// edition, or the first lesson.
  let lang: String
  let words: Wording

  package init(_ course: Course, lang: String? = nil) {
    self.course = course
    self.lang = lang ?? course.editions.first?.lang ?? course.entries.first?.lang ?? "en"
    words = Wording(lang: self.lang)
  }

  var title: String {
    course.title ?? course.editions.first?.title ?? words.allLessons
  }

  /// The lessons of one language each, the languages in the order in which they first come.
  var sections: [(lang: String, entries: [CourseEntry])] {
    let loose = course.looseEntries
    return course.languages.compactMap { language in
      let entries = loose.filter { $0.primaryLanguage == language }
      guard let first = entries.first else { return nil }
      return (first.lang, entries)
    }
  }

  func tally(_ entries: [CourseEntry], _ words: Wording) -> String {
    let failed = entries.filter { $0.status == .failed }.count
    var parts = [
      words.lessons(entries.count), words.cells(entries.reduce(0) { $0 + $1.cellCount }),
    ]
    if failed > 0 { parts.append(words.lessonsFailed(failed)) }
    return parts.joined(separator: " · ")
  }

  func tally(_ edition: CourseEdition) -> String {
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    return Wording(lang: edition.lang).wholeTime(edition.lessons.count, minutes)
  }
}

// MARK: HTML

extension CourseIndex {
  /// `index.html`, which links to each edition, and to the page of each lesson outside of them.
  package func html() -> String {
    let frame = PageFrame(course.facts(at: "index.html"), lang: lang)
    var head = PageHead(lang: lang, title: title, kind: "website")
    head.description = course.editions.first?.index.summary
    head.url = course.baseURL.map { $0 + "index.html" }
    head.twins = course.editions.map { ($0.lang, frame.href(to: $0.index.path)) }
    var page = Markup()
    page.openDocument(head)
    page.openBody(skip: words.skipToText, wordsLang: nil, class: "home-page")
    page.open("div", ["class": "sheet"])
    page.element("div", ["class": "aside"], text: "")
    page.open("main", ["id": "text"])
    page.open("article")
    page.newline()
    if course.editions.isEmpty || course.title != nil {
      page.open("header", ["class": "title"])
      page.element("h1", text: title)
      page.close("header")
      page.newline()
    } else {
      // Each course says its title itself, in its own language.
      page.element("h1", ["class": "unseen"], text: words.courseChoice)
      page.newline()
    }
    for edition in course.editions { write(edition, href: frame.href, to: &page) }
    for section in sections { write(section, to: &page) }
    page.close("article")
    page.close("main")
    page.close("div")
    page.closeDocument()
    return page.html
  }

  private func write(
    _ edition: CourseEdition, href: (String) -> String, to page: inout Markup
  ) {
    let target = href(edition.index.path)
    page.open("section", ["class": "edition", "lang": edition.lang])
    page.newline()
    page.element("p", ["class": "label"], text: languageName(edition.lang))
    page.open("h2")
    page.element("a", ["href": target, "hreflang": edition.lang], text: edition.title)
    page.close("h2")
    page.newline()
    if let summary = edition.index.summary, !summary.isEmpty {
      page.element("p", ["class": "summary"], text: summary)
    }
    page.element("p", ["class": "facts"], text: tally(edition))
    page.close("section")
    page.newline()
  }

  private func write(_ section: (lang: String, entries: [CourseEntry]), to page: inout Markup) {
    let words = Wording(lang: section.lang)
    page.open("section", ["lang": section.lang])
    page.newline()
    if sections.count > 1 || !course.editions.isEmpty {
      page.element(
        "h2", text: sections.count > 1 ? languageName(section.lang) : words.allLessons)
      page.newline()
    }
    page.element("p", ["class": "label"], text: tally(section.entries, words))
    page.newline()
    page.open("ol", ["class": "lessons"])
    page.newline()
    for entry in section.entries {
      page.open("li")
      page.element(
        "a", ["class": "name", "href": CoursePath.relative(entry.path(as: "html"), from: "")],
        text: entry.title)
      if let summary = entry.summary, !summary.isEmpty { page.element("p", text: summary) }
      page.open("p", ["class": "facts"])
      page.text(words.minutes(entry.minutes))
      page.text(" · \(words.cells(entry.cellCount)) · ")
      let passed = entry.status == .passed
      page.element(
        "span", ["class": entry.status.rawValue],
        text: (passed ? "✓ " : "✗ ") + (passed ? words.passed : words.failed))
      page.close("p")
      page.close("li")
      page.newline()
    }
    page.close("ol")
    page.close("section")
    page.newline()
  }
}

// MARK: Markdown

extension CourseIndex {
  /// `index.md`, which links to each edition, and to the Markdown report of each lesson outside.
  package func markdown() -> String {
    var blocks = course.editions.isEmpty ? ["# \(markdownText(title))"] : []
    for edition in course.editions {
      let target = Markdown.target(edition.index.path)
      blocks.append("# [\(markdownText(edition.title))](\(target))")
      if let summary = edition.index.summary, !summary.isEmpty {
        blocks.append("*\(markdownText(summary))*")
      }
      blocks.append("\(markdownText(languageName(edition.lang))) · \(tally(edition))")
    }
    for section in sections {
      let words = Wording(lang: section.lang)
      if sections.count > 1 { blocks.append("## \(markdownText(languageName(section.lang)))") }
      blocks.append(tally(section.entries, words))
      let items = section.entries.enumerated().map { index, entry -> String in
        let sign = "\(index + 1). "
        let indent = String(repeating: " ", count: sign.count)
        let passed = entry.status == .passed
        let status = passed ? "✓ \(words.passed)" : "✗ \(words.failed)"
        let target = Markdown.target(entry.path(as: "md"))
        var lines = [
          "\(sign)[\(markdownText(entry.title))](\(target)) · "
            + "\(words.cells(entry.cellCount)) · \(status)"
        ]
        if let summary = entry.summary, !summary.isEmpty {
          lines += ["", indent + markdownText(summary)]
        }
        return lines.joined(separator: "\n")
      }
      if !items.isEmpty { blocks.append(items.joined(separator: "\n\n")) }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
