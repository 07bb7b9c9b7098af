internal import Lessons

extension HTMLPage {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): page.text(text)
    case .softBreak: page.newline()
    case .lineBreak: page.open("br")
    case .code(let code): page.element("code", text: printable(code))
    case .emphasis(let content):
      page.open("em")
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

  private mutating func writeLink(_ written: String, title: String, content: [Inline]) {
    let shownTitle = title.isEmpty ? nil : title
    switch Destination(written, path: path, ending: "html", course: course) {
    case .here(let id):
      guard let label = outline.labelsByID[id] else {
        page.open("a", ["href": "#\(id)", "title": shownTitle])
        write(content)
        break
      }
      // The number stands in the text; what the author wrote there is one glance away.
      let text = content.plainText
      page.open(
        "a",
        [
          "class": "reference", "href": "#\(id)",
          "title": shownTitle ?? label.caption ?? (text.isEmpty ? nil : text),
        ])
      page.text(words.name(of: label))
    case .relative(let target):
      page.open("a", ["href": target, "title": shownTitle])
      write(content)
    case .external(let target):
      page.open("a", ["href": target, "title": shownTitle, "rel": "external noreferrer"])
      write(content)
    case .refused:
      page.open("span", ["class": "refused", "title": shownTitle])
      write(content)
      page.close("span")
      return
    }
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
  func name(of label: LessonOutline.Label) -> String {
    switch label.kind {
    case .figure: figure(label.number)
    case .equation: equation(label.number)
    }
  }
}
