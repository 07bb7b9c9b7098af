internal import Languages
internal import Weaving

extension HTMLPage {
  mutating func write(_ inlines: [Report.Inline]) {
    for run in InlineRun.runs(of: inlines) {
      if run.isJoined { page.open("span", ["class": "joined"]) }
      for inline in run.inlines { write(inline) }
      if run.isJoined { page.close("span") }
    }
  }

  private mutating func write(_ inline: Report.Inline) {
    switch inline {
    case .text(let text): page.text(text)
    case .softBreak: page.newline()
    case .lineBreak: page.open("br")
    case .code(let code): writeCode(printable(code))
    case .emphasis(let content):
      page.open("em", ["class": emphasisClass(of: content)])
      write(content)
      page.close("em")
    case .strong(let content):
      page.open("strong")
      write(content)
      page.close("strong")
    case .strikethrough(let content):
      page.open("s")
      write(content)
      page.close("s")
    case .footnote(let reference): write(reference)
    case .checkbox(let isChecked): writeCheckbox(isChecked: isChecked)
    case .link(let link, let title, let content): write(link, title: title, content: content)
    case .image(let image): write(image)
    case .math(let formula): write(formula)
    case .html(let raw):
      if report.passesHTML { page.verbatim(raw) } else { page.text(raw) }
    }
  }

  /// An arrow stays whole: a browser breaks lines behind a hyphen.
  private mutating func writeCode(_ code: String) {
    page.open("code")
    let pieces = code.split(separator: "->", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { page.element("span", ["class": "joined"], text: "->") }
      page.text(String(piece))
    }
    page.close("code")
  }

  /// How Chinese is emphasised: with dots, but for Latin letters, which are never dotted. A Latin
  /// title alone is slanted, as everywhere.
  private func emphasisClass(of content: [Report.Inline]) -> String? {
    guard LanguageTag(report.lang).primary == "zh" else { return nil }
    let signs = content.plainText.unicodeScalars
    guard signs.contains(where: isIdeograph) else { return nil }
    let isMixed = signs.contains { $0.properties.isAlphabetic && !isIdeograph($0) }
    return isMixed ? "mixed" : "dotted"
  }

  private mutating func write(_ link: Report.Link, title: String?, content: [Report.Inline]) {
    switch link.target {
    case .here(let id): writeLink(toOwn: id, title: title, content: content)
    case .lesson, .file:
      if place != nil, let target = link.place, target.path == facts.path, let id = target.id {
        writeLink(toOwn: id, title: title, content: content)
        return
      }
      page.open(
        "a",
        [
          "class": link.meaning == nil ? nil : "term",
          "href": link.place.flatMap { place?.address($0.path, $0.id) }
            ?? link.address(ending: "html"),
          "title": title ?? link.meaning,
        ])
      write(content)
      page.close("a")
    case .external(let target):
      page.open("a", ["href": target, "title": title, "rel": "external noreferrer"])
      write(content)
      page.close("a")
    case .refused:
      page.open("span", ["class": "refused", "title": title])
      write(content)
      page.close("span")
    }
  }

  private mutating func writeLink(toOwn id: String, title: String?, content: [Report.Inline]) {
    guard let label = report.labels[id] else {
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
  private mutating func write(_ image: Report.Image) {
    if let data = image.data {
      page.open("img", ["src": data, "alt": image.alternative, "title": image.title])
      return
    }
    let text = image.alternative.isEmpty ? words.imageElsewhere : image.alternative
    if let target = image.link.address(ending: "html") {
      page.element(
        "a", ["class": "picture", "href": target, "title": image.title, "rel": "noreferrer"],
        text: text)
    } else {
      page.element("span", ["class": "refused", "title": image.title], text: text)
    }
  }
}
