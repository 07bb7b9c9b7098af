internal import Lessons
internal import Weaving

// Errors of the lesson itself, set beside the block that they are about.
extension HTMLPage {
  /// At the top of the page, what is wrong further down.
  mutating func writeFailures() {
    let lines = report.failedLines
    guard !lines.isEmpty else { return }
    page.open("p", ["class": "notice error failures", "lang": wordsLang])
    page.element("b", text: "✗ \(words.problemsHere(lines.count))\(words.colon)")
    for (index, line) in lines.prefix(Report.mostFailureLinks).enumerated() {
      if index > 0 { page.text(words.listSeparator) }
      page.element("a", ["href": "#problem-\(line)"], text: words.line(line))
    }
    if lines.count > Report.mostFailureLinks { page.text(words.listSeparator + "…") }
    page.close("p")
    page.newline()
  }

  mutating func writeNotice(_ diagnostic: Diagnostic) {
    page.open(
      "div",
      [
        "class": "notice \(diagnostic.severity.rawValue)",
        "id": diagnostic.severity == .error
          ? claim("problem-\(diagnostic.range.start.line)") : nil,
      ])
    page.open("p")
    page.element(
      "b", ["lang": wordsLang], text: words.name(of: diagnostic.severity) + words.colon)
    writeMessage(text: printable(diagnostic.message))
    page.close("p")
    let place = "\(diagnostic.file):\(diagnostic.range.start.line):\(diagnostic.range.start.column)"
    page.element("p", ["class": "place"], text: printable(place))
    if let excerpt = diagnostic.excerpt, !excerpt.isEmpty {
      let line = CellListing.Row(line: 0, tokens: [Token(.plain, excerpt)])
      page.open("pre", ["tabindex": "0"])
      page.text(printable(excerpt) + "\n" + line.caret(at: diagnostic.range.start.column))
      page.close("pre")
    }
    if let hint = diagnostic.hint {
      page.open("p", ["class": "hint"])
      writeMessage(text: printable(hint))
      page.close("p")
    }
    page.close("div")
    page.newline()
  }

  /// What a message says: its names between backticks are code.
  mutating func writeMessage(text: String) {
    for part in MessagePart.parts(of: text) {
      if part.isCode { page.element("code", text: part.text) } else { page.text(part.text) }
    }
  }
}
