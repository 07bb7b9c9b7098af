internal import Languages
internal import Lessons

extension HTMLPage {
  mutating func write(_ inlines: [Inline]) {
    for run in InlineRun.runs(of: inlines) {
      if run.isJoined { page.open("span", ["class": "joined"]) }
      for inline in run.inlines { write(inline) }
      if run.isJoined { page.close("span") }
    }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): page.text(text)
    case .softBreak: page.newline()
    case .lineBreak: page.open("br")
    case .code(let code): page.element("code", text: printable(code))
    case .emphasis(let content):
      page.open("em", ["class": emphasisClass(of: content)])
      write(content)
      page.close("em")
    case .strong(let content):
      page.open("strong")
      write(content)
      page.close("strong")
    case .link(let destination, let title, let content):
      writeLink(destination, title: title, content: content)
    case .image(let source, let title, let alternative):
      writeImage(source, title: title, alternative: alternative)
    case .math(let tex, _):
      if let math = mathML(tex, display: false) {
        page.verbatim(math)
      } else {
        page.element("code", ["class": "tex"], text: tex)
      }
    case .html(let raw):
      if lesson.frontMatter.html { page.verbatim(raw) } else { page.text(raw) }
    }
  }

  /// How Chinese is emphasised: with dots, but for Latin letters, which are never dotted. A Latin
  /// title alone is slanted, as everywhere.
  private func emphasisClass(of content: [Inline]) -> String? {
    guard LanguageTag(lesson.frontMatter.lang).primary == "zh" else { return nil }
    let signs = content.plainText.unicodeScalars
    guard signs.contains(where: isIdeograph) else { return nil }
    let isMixed = signs.contains { $0.properties.isAlphabetic && !isIdeograph($0) }
    return isMixed ? "mixed" : "dotted"
  }

  private mutating func writeLink(_ written: String, title: String, content: [Inline]) {
    let shownTitle = title.isEmpty ? nil : title
    switch Destination(written, path: path, ending: "html", course: course) {
    case .here(let id): writeLink(toOwn: id, title: shownTitle, content: content)
    case .relative(let target):
      let place = CoursePlace(written, from: path)
      if let place, place.path == path, let id = place.id, self.place != nil {
        writeLink(toOwn: id, title: shownTitle, content: content)
        return
      }
      let meaning = place.flatMap { course.meaning(of: $0) }
      page.open(
        "a",
        [
          "class": meaning == nil ? nil : "term",
          "href": place.flatMap { self.place?.fragment(of: $0) } ?? target,
          "title": shownTitle ?? meaning,
        ])
      write(content)
      page.close("a")
    case .external(let target):
      page.open("a", ["href": target, "title": shownTitle, "rel": "external noreferrer"])
      write(content)
      page.close("a")
    case .refused:
      page.open("span", ["class": "refused", "title": shownTitle])
      write(content)
      page.close("span")
    }
  }

  private mutating func writeLink(toOwn id: String, title: String?, content: [Inline]) {
    guard let label = outline.labelsByID[id] else {
      page.open("a", ["href": fragment(id), "title": title])
      write(content)
      page.close("a")
      return
    }
    // The number stands in the text; what the author wrote there is one glance away.
    let text = content.plainText
    page.open(
      "a",
      [
        "class": "reference", "href": fragment(id), "lang": wordsLang,
        "title": title ?? label.caption ?? (text.isEmpty ? nil : text),
      ])
    page.text(name(of: label))
    page.close("a")
  }

  /// A picture within the page, or a link to it: a page loads nothing by itself.
  private mutating func writeImage(_ source: String, title: String, alternative: String) {
    let shownTitle = title.isEmpty ? nil : title
    if let data = services.imageData(source), data.hasPrefix("data:image/") {
      page.open("img", ["src": data, "alt": alternative, "title": shownTitle])
      return
    }
    let text = alternative.isEmpty ? words.imageElsewhere : alternative
    switch Destination(source, path: path, ending: "html", course: course) {
    case .relative(let target), .external(let target):
      page.element(
        "a", ["class": "picture", "href": target, "title": shownTitle, "rel": "noreferrer"],
        text: text)
    case .here, .refused:
      page.element("span", ["class": "refused", "title": shownTitle], text: text)
    }
  }
}

extension Wording {
  /// - Parameter lesson: stands before the number where there are figures of several lessons.
  func name(of label: LessonOutline.Label, lesson: Int? = nil) -> String {
    let number = lesson.map { "\($0).\(label.number)" } ?? "\(label.number)"
    return switch label.kind {
    case .figure: figure(number)
    case .solutionFigure: figure(lesson.map { "\($0).S\(label.number)" } ?? "S\(label.number)")
    case .equation: equation(number)
    case .exercise: exercise(number)
    }
  }
}
