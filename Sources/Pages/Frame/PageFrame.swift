internal import Languages
internal import Lessons
internal import Weaving

/// What surrounds the text of each page of a course: the head, the line at its top.
struct PageFrame {
  let facts: CourseFacts
  let lang: String
  let words: Wording
  /// The language of our words, where it is not the page's.
  let wordsLang: String?

  init(_ facts: CourseFacts, lang: String) {
    self.facts = facts
    self.lang = lang
    words = Wording(lang: lang)
    let isOurs = LanguageTag(lang).primary == LanguageTag(words.lang).primary
    wordsLang = isOurs ? nil : words.lang
  }

  private var edition: CourseFacts.Edition? { facts.edition }

  func href(to path: String) -> String {
    CoursePath.relative(pagePath(path, as: "html"), from: facts.path)
  }

  func head(title: String, description: String?, kind: String = "article") -> PageHead {
    PageHead(
      lang: lang, title: title, siteName: facts.siteName, description: description, kind: kind,
      url: facts.baseURL.map { $0 + urlPath(pagePath(facts.path, as: "html")) },
      twins: facts.translations.filter(\.isTwin)
        .map { (lang: $0.lang, href: href(to: $0.path)) })
  }

  /// The line at the top: the course, what belongs to it, other languages.
  func writeTop(to page: inout Markup) {
    guard facts.isListed || edition != nil else { return }
    page.open("header", ["class": "top", "lang": wordsLang])
    page.open("nav", ["aria-label": words.moreAboutTheCourse])
    if let edition {
      page.element(
        "a",
        [
          "class": "home", "href": href(to: edition.index.path), "rel": "index",
          "lang": wordsLang == nil ? nil : lang, "aria-current": facts.isHome ? "page" : nil,
        ], text: edition.title)
      writePlaces(of: edition, to: &page)
    } else {
      page.element(
        "a", ["class": "home", "href": href(to: "index.html"), "rel": "index"],
        text: facts.courseTitle ?? words.allLessons)
    }
    writeLanguages(to: &page)
    page.close("nav")
    page.close("header")
    page.newline()
  }

  private func writePlaces(of edition: CourseFacts.Edition, to page: inout Markup) {
    var places: [(path: String, name: String)] = []
    if let glossary = edition.glossary { places.append((glossary.path, words.glossary)) }
    if let bibliography = edition.bibliography {
      places.append((bibliography.path, words.bibliography))
    }
    if let library = edition.library { places.append((library.path, words.library)) }
    places.append((edition.path(CourseEdition.search), words.search))
    page.open("ul", ["class": "places"])
    for place in places {
      page.open("li")
      page.element(
        "a",
        ["href": href(to: place.path), "aria-current": place.path == facts.path ? "page" : nil],
        text: place.name)
      page.close("li")
    }
    page.close("ul")
  }

  private func writeLanguages(to page: inout Markup) {
    guard !facts.translations.isEmpty else { return }
    page.open("ul", ["class": "languages"])
    for translation in facts.translations {
      page.open("li")
      page.element(
        "a",
        [
          "href": href(to: translation.path),
          // What is not the same page is no alternate of it.
          "rel": translation.isTwin ? "alternate" : nil,
          "hreflang": translation.lang, "lang": translation.lang,
        ], text: languageName(translation.lang))
      page.close("li")
    }
    page.close("ul")
  }
}
