/// The course's first page: every lesson in order, with its summary and how it went.
package struct CourseIndex {
  let course: Course
  /// In whose words the index speaks, where the course has several languages: that of the first
  /// lesson.
  let lang: String
  let words: Wording

  package init(_ course: Course, lang: String? = nil) {
    self.course = course
    self.lang = lang ?? course.entries.first?.lang ?? "en"
    words = Wording(lang: self.lang)
  }

  var title: String { course.title ?? words.allLessons }

  /// The lessons of one language each, the languages in the order in which they first come.
  var sections: [(lang: String, entries: [CourseEntry])] {
    course.languages.map { language in
      let entries = course.entries.filter { $0.primaryLanguage == language }
      return (entries.first?.lang ?? language, entries)
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
}

// MARK: HTML

extension CourseIndex {
  /// `index.html`, which links to each lesson's page.
  package func html() -> String {
    var page = Markup()
    page.openDocument(lang: lang, title: title, summary: nil)
    page.openBody(skip: words.skipToText, wordsLang: nil)
    page.open("div", ["class": "sheet"])
    page.element("div", ["class": "aside"], text: "")
    page.open("main", ["id": "text"])
    page.open("article")
    page.newline()
    page.open("header", ["class": "title"])
    page.element("h1", text: title)
    page.close("header")
    page.newline()
    for section in sections { write(section, to: &page) }
    page.close("article")
    page.close("main")
    page.close("div")
    page.closeDocument()
    return page.html
  }

  private func write(_ section: (lang: String, entries: [CourseEntry]), to page: inout Markup) {
    let words = Wording(lang: section.lang)
    page.open("section", ["lang": section.lang])
    page.newline()
    if sections.count > 1 {
      page.element("h2", text: languageName(section.lang))
      page.newline()
    }
    page.element("p", ["class": "label"], text: tally(section.entries, words))
    page.newline()
    page.open("ol", ["class": "lessons"])
    page.newline()
    for entry in section.entries {
      page.open("li")
      page.element(
        "a", ["class": "name", "href": relativePath(from: "", to: entry.path(as: "html"))],
        text: entry.title)
      if let summary = entry.summary, !summary.isEmpty { page.element("p", text: summary) }
      page.open("p", ["class": "facts"])
      page.text(words.cells(entry.cellCount) + " · ")
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
  /// `index.md`, which links to each lesson's Markdown report.
  package func markdown() -> String {
    var blocks = ["# \(markdownText(title))"]
    for section in sections {
      let words = Wording(lang: section.lang)
      if sections.count > 1 { blocks.append("## \(markdownText(languageName(section.lang)))") }
      blocks.append(tally(section.entries, words))
      let items = section.entries.enumerated().map { index, entry -> String in
        let sign = "\(index + 1). "
        let indent = String(repeating: " ", count: sign.count)
        let passed = entry.status == .passed
        let status = passed ? "✓ \(words.passed)" : "✗ \(words.failed)"
        let target = markdownTarget(entry.path(as: "md"))
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
