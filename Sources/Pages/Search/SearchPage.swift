package import Weaving

/// The search of an edition: the one page that carries a script, which finds sections in the data
/// beside it. Without a script it is an index of all headings.
///
/// Of a large course the page holds the lessons' titles, and the script loads the rest when somebody
/// searches: see `SearchData`.
package struct SearchPage {
  private let edition: CourseEdition
  private let frame: PageFrame
  private let words: Wording
  private let index: SearchIndex
  /// How many files of data there are; none for a course whose data are on the page.
  private let portions: Int

  /// - Parameter reports: of the edition's lessons, in any order.
  package init(_ edition: CourseEdition, course: Course, reports: [Report]) {
    var index = SearchIndex()
    for entry in [edition.index] + edition.lessons + edition.reference {
      if let report = reports.first(where: { $0.path == entry.path }) { index.add(report) }
    }
    self.edition = edition
    frame = PageFrame(course.facts(at: edition.path(CourseEdition.search)), lang: edition.lang)
    words = frame.words
    self.index = index
    portions = 0
  }

  /// Of a large course.
  init(large edition: CourseEdition, course: Course) {
    var index = SearchIndex()
    for entry in [edition.index] + edition.lessons + edition.reference {
      index.add(title: entry.title, path: entry.path)
    }
    self.edition = edition
    frame = PageFrame(course.facts(at: edition.path(CourseEdition.search)), lang: edition.lang)
    words = frame.words
    self.index = index
    portions = edition.portions.count
  }

  package func html() -> String {
    var head = frame.head(
      title: words.search, description: words.searchSummary, kind: "website")
    head.sheet = StyleSheet.ofSearch
    head.policy =
      contentSecurityPolicy(forScript: SearchScript.text)
      + (portions > 0 ? scriptsLoadedByIt : "")
    var page = Markup()
    page.openDocument(head)
    page.openBody(skip: words.skipToText, wordsLang: frame.wordsLang, class: "search-page")
    frame.writeTop(to: &page)
    page.open("div", ["class": "sheet"])
    page.element("div", ["class": "aside"], text: "")
    page.open("main", ["id": "text", "lang": frame.wordsLang])
    page.newline()
    page.open("header", ["class": "title"])
    page.element("h1", text: words.search)
    page.close("header")
    page.newline()
    writeForm(to: &page)
    writeHeadings(to: &page)
    page.close("main")
    page.close("div")
    page.newline()
    page.open(
      "script",
      [
        "type": "application/json", "id": "sections",
        "data-portions": portions > 0 ? "\(portions)" : nil,
      ])
    page.verbatim(portions > 0 ? "[]" : index.json(href: frame.href))
    page.close("script")
    page.newline()
    page.open("script")
    page.verbatim(SearchScript.text)
    page.close("script")
    page.closeDocument()
    return page.html
  }

  /// Hidden until the script shows it: without one it would do nothing.
  private func writeForm(to page: inout Markup) {
    page.open("div", ["id": "search", "class": "search", "role": "search", "hidden": ""])
    page.newline()
    page.element("label", ["for": "query"], text: words.searchLabel)
    page.open(
      "input",
      [
        "id": "query", "type": "search", "autocomplete": "off", "spellcheck": "false",
        "aria-describedby": "hint", "aria-controls": "results",
      ])
    page.newline()
    page.element("p", ["id": "hint", "class": "hint"], text: words.searchHint)
    page.open(
      "p",
      [
        "id": "status", "role": "status", "aria-live": "polite", "data-none": words.searchNothing,
        "data-one": words.searchOne, "data-many": words.searchMany, "data-more": words.searchMore,
        "data-reading": portions > 0 ? words.searchReading : nil,
        "data-missing": portions > 0 ? words.searchMissing : nil,
      ])
    page.close("p")
    page.newline()
    page.open("ol", ["id": "results", "class": "results", "lang": edition.lang])
    page.close("ol")
    page.newline()
    page.close("div")
    page.newline()
  }

  private func writeHeadings(to page: inout Markup) {
    page.open("section", ["id": "headings", "class": "heading-index", "aria-labelledby": "all"])
    page.newline()
    page.element("h2", ["id": "all"], text: portions > 0 ? words.allLessons : words.searchIndex)
    page.newline()
    page.element(
      "p", ["class": "hint"], text: portions > 0 ? words.searchTitlesNote : words.searchIndexNote)
    page.newline()
    for group in HeadingIndex(index).groups {
      page.element("h3", text: group.name ?? words.otherSigns)
      page.newline()
      page.open("ul", ["lang": frame.wordsLang == nil ? nil : edition.lang])
      page.newline()
      for item in group.items {
        page.open("li")
        let id = item.id.isEmpty ? "" : "#\(item.id)"
        page.element("a", ["href": frame.href(to: item.path) + id], text: item.heading)
        if !item.title.isEmpty {
          page.text(" ")
          page.element("small", text: item.title)
        }
        page.close("li")
        page.newline()
      }
      page.close("ul")
      page.newline()
    }
    page.close("section")
    page.newline()
  }
}
