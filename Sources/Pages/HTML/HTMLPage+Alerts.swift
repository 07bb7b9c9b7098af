internal import Lessons
internal import Weaving

// Alerts and footnotes.
extension HTMLPage {
  mutating func write(_ alert: Alert, _ inner: [Report.Block]) {
    page.open("div", ["class": "alert \(alert.rawValue)", "role": "note"])
    page.newline()
    page.open("p", ["class": "alert-name"])
    page.element("b", ["lang": wordsLang], text: words.alert(alert))
    page.close("p")
    page.newline()
    write(inner)
    page.close("div")
  }

  mutating func write(_ notes: [Report.Footnote]) {
    page.open(
      "section",
      ["class": "footnotes", "role": "doc-endnotes", "aria-label": words.footnotes])
    page.newline()
    page.open("ol")
    page.newline()
    for note in notes {
      page.open("li", ["id": claim(report.id(ofFootnote: note.number))])
      var blocks = note.blocks
      let last = blocks.popLast()
      write(blocks)
      // The way back stands at the end of the last paragraph.
      if case .paragraph(let content)? = last?.content {
        page.open("p")
        write(content)
        writeWaysBack(from: note)
        page.close("p")
      } else {
        if let last { write([last]) }
        page.open("p")
        writeWaysBack(from: note)
        page.close("p")
      }
      page.close("li")
      page.newline()
    }
    page.close("ol")
    page.newline()
    page.close("section")
  }

  private mutating func writeWaysBack(from note: Report.Footnote) {
    for occurrence in 0..<note.references {
      let reference = FootnoteReference(number: note.number, occurrence: occurrence + 1)
      let count = occurrence == 0 ? "" : " \(occurrence + 1)"
      page.text(" ")
      page.open(
        "a",
        [
          "class": "back", "href": fragment(report.id(of: reference)), "role": "doc-backlink",
          "aria-label": words.backToText + count,
        ])
      page.text("↩\u{FE0E}" + count)
      page.close("a")
    }
  }

  mutating func write(_ reference: FootnoteReference) {
    page.open("sup", ["class": "note"])
    let id = claim(report.id(of: reference))
    page.element(
      "a",
      [
        "id": id, "href": fragment(report.id(ofFootnote: reference.number)),
        "role": "doc-noteref", "aria-label": words.footnote(reference.number),
      ], text: "\(reference.number)")
    page.close("sup")
  }

  mutating func writeCheckbox(isChecked: Bool) {
    page.element(
      "span",
      [
        "class": "checkbox", "role": "img",
        "aria-label": isChecked ? words.done : words.notDone,
      ], text: isChecked ? "☑" : "☐")
    page.text(" ")
  }
}
