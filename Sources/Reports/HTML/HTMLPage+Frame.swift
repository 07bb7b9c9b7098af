internal import Lessons

// What surrounds the text: the header, the contents, the title, the neighbours.
extension HTMLPage {
  mutating func writeHeader() {
    guard course.entry(at: path) != nil else { return }
    page.open("header", ["class": "top", "lang": wordsLang])
    page.open("nav", ["aria-label": words.allLessons])
    page.element(
      "a", ["href": relativePath(from: path, to: "index.html"), "rel": "index"],
      text: course.title ?? words.allLessons)
    let translations = course.translations(of: path)
    if !translations.isEmpty {
      page.open("ul", ["class": "languages", "aria-label": words.languages])
      for entry in translations {
        page.open("li")
        page.element(
          "a",
          [
            "href": href(to: entry), "rel": "alternate", "hreflang": entry.lang, "lang": entry.lang,
          ], text: languageName(entry.lang))
        page.close("li")
      }
      page.close("ul")
    }
    page.close("nav")
    page.close("header")
    page.newline()
  }

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
    page.close("header")
    page.newline()
    writeFoldedContents()
  }

  mutating func writeFooter() {
    page.open("footer", ["class": "end"])
    let (previous, next) = course.neighbours(of: path)
    if previous != nil || next != nil {
      page.open("nav", ["class": "neighbours", "aria-label": words.allLessons])
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
    page.element("span", ["class": "name"], text: entry.title)
    page.close("a")
  }
}
