internal import Lessons
internal import Weaving

// Errors of the lesson itself, set beside the block that they are about.
extension HTMLPage {
  mutating func writeNotice(_ diagnostic: Diagnostic) {
    page.open("div", ["class": "notice \(diagnostic.severity.rawValue)"])
    page.open("p")
    page.element(
      "b", ["lang": wordsLang], text: words.name(of: diagnostic.severity) + words.colon)
    page.text(printable(diagnostic.message))
    page.close("p")
    let place = "\(diagnostic.file):\(diagnostic.range.start.line):\(diagnostic.range.start.column)"
    page.element("p", ["class": "place"], text: printable(place))
    if let excerpt = diagnostic.excerpt, !excerpt.isEmpty {
      let line = CellListing.Row(line: 0, tokens: [Token(.plain, excerpt)])
      page.open("pre", ["tabindex": "0"])
      page.text(printable(excerpt) + "\n" + line.caret(at: diagnostic.range.start.column))
      page.close("pre")
    }
    if let hint = diagnostic.hint { page.element("p", ["class": "hint"], text: printable(hint)) }
    page.close("div")
    page.newline()
  }
}
