internal import Figures
internal import Runs
internal import Weaving

extension HTMLPage {
  private mutating func write(_ printed: PrintedText) {
    let isError = printed.isError
    page.open(
      "pre",
      [
        "class": isError ? "output stderr" : "output", "tabindex": "0",
        "aria-label": isError ? words.standardError : words.output,
      ])
    if isError {
      page.element("span", ["class": "stream", "lang": wordsLang], text: words.standardError)
      page.newline()
    }
    page.open("samp")
    for line in printed.lines {
      switch line {
      case .text(let text, _): page.text(text)
      case .omitted(let count):
        page.element(
          "span", ["class": "omitted", "lang": wordsLang], text: words.linesOmitted(count))
      }
      page.newline()
    }
    page.close("samp")
    page.close("pre")
    page.newline()
  }

  /// What came out of a cell, in the order in which it did.
  mutating func writeParts(of cell: Report.Cell) {
    guard let label = cell.label, !cell.figures.isEmpty else {
      for part in cell.parts { write(part, of: cell) }
      return
    }
    let parts = cell.partsAroundFigures
    for part in parts.before { write(part, of: cell) }
    writeFigure(cell.figures, parts.within, label: label)
    for part in parts.after { write(part, of: cell) }
  }

  /// A figure that no label names.
  private mutating func write(_ part: Report.Cell.Part, of cell: Report.Cell) {
    switch part {
    case .printed(let text): write(text)
    case .figure(let index):
      let figure = cell.figures[index]
      page.open("div", ["class": "shown"])
      page.newline()
      page.verbatim(html(figure, prefix: "\(figurePrefix)c\(cell.number)-\(index + 1)"))
      if let caption = figure.caption {
        page.element("p", ["class": "caption"], text: printable(report.figureWords(caption)))
      }
      page.close("div")
      page.newline()
    }
  }

  /// - Parameter parts: the figures, with what was printed between them.
  mutating func writeFigure(
    _ figures: [Figure], _ parts: [Report.Cell.Part] = [.figure(0)], label: Report.Label
  ) {
    page.open("figure", ["id": claim(label.id)])
    page.newline()
    for part in parts {
      switch part {
      case .printed(let text): write(text)
      case .figure(let index):
        page.verbatim(html(figures[index], prefix: "\(figurePrefix)\(label.mark)-\(index + 1)"))
        if figures.count > 1, let caption = figures[index].caption {
          page.element("p", ["class": "caption"], text: printable(report.figureWords(caption)))
        }
      }
    }
    writeCaption(of: label)
    page.close("figure")
    page.newline()
  }

  /// The name of a figure or a table, and what it shows.
  mutating func writeCaption(of label: Report.Label) {
    page.open("figcaption")
    page.element(
      "a", ["class": "number", "href": fragment(label.id), "lang": wordsLang],
      text: name(of: label))
    if let caption = label.caption {
      page.text(" ")
      page.text(printable(caption))
    }
    page.close("figcaption")
  }

  private func html(_ figure: Figure, prefix: String) -> String {
    // A figure's own renderer escapes its text; what would turn the text around, or is a terminal's
    // command, is made visible here, as in all that a cell shows. Neither occurs in markup.
    printable(
      figure.html(idPrefix: prefix, words: report.figureWords) { report.figureFormulas[$0] })
  }
}
