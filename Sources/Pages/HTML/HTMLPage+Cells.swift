internal import Figures
internal import Lessons
internal import Runs
internal import Weaving

extension HTMLPage {
  mutating func write(_ cell: Report.Cell) {
    if cell.isInvisible { return }
    let listing = cell.listing
    // A figure takes the id where there is one, so that links lead to the picture.
    let id = cell.label != nil && !cell.figures.isEmpty ? nil : cell.id ?? cell.label?.id
    page.open(
      "div",
      [
        "class": "cell \(cell.status.className)", "id": claim(id), "role": "group",
        "aria-label": words.cell(cell.number),
      ])
    page.newline()
    writeStatus(cell.status)
    if cell.hidesCode {
      writeHiddenMessages(listing)
    } else if cell.foldsCode {
      page.open("details", ["class": "fold", "open": place == nil ? nil : ""])
      page.element(
        "summary", ["lang": wordsLang],
        text: words.code(listing.rows.count))
      writeRows(listing)
      page.close("details")
    } else {
      writeRows(listing)
    }
    for diagnostic in listing.elsewhere { writeNotice(diagnostic) }
    write(cell.output)
    writeFigures(of: cell)
    page.close("div")
  }

  private mutating func writeStatus(_ status: CellResult.Status) {
    switch status {
    case .passed: return
    case .failed:
      page.element("p", ["class": "status", "lang": wordsLang], text: words.failed)
    case .failedAsExpected:
      page.element("p", ["class": "status", "lang": wordsLang], text: words.failsAsIntended)
    case .notRun:
      page.element("p", ["class": "status", "lang": wordsLang], text: words.notRun)
    }
    page.newline()
  }

  private mutating func writeRows(_ listing: CellListing) {
    guard !listing.rows.isEmpty else { return }
    page.open("pre", ["class": "code", "tabindex": "0"])
    page.open("code")
    for row in listing.rows {
      page.open("span", ["class": row.notes.isEmpty ? "row" : "row noted"])
      page.element(
        "span",
        ["class": "n", "data-n": "\(row.line)", "id": place == nil ? claim("L\(row.line)") : nil],
        text: "")
      page.open("span", ["class": "t"])
      write(row.markedTokens)
      page.text("\n")
      page.close("span")
      if !row.notes.isEmpty { writeNotes(row.notes) }
      for message in row.messages { writeMessage(message, in: row) }
      page.close("span")
    }
    page.close("code")
    page.close("pre")
    page.newline()
  }

  private mutating func write(_ tokens: [MarkedToken]) {
    for token in tokens {
      guard token.marked else {
        write([token.token])
        continue
      }
      page.open("mark")
      write([token.token])
      page.close("mark")
    }
  }

  private mutating func writeMessage(_ message: CellListing.Message, in row: CellListing.Row) {
    page.open("span", ["class": "message \(message.severity.rawValue)"])
    page.element(
      "span", ["class": "caret", "aria-hidden": "true"], text: row.caret(at: message.column))
    page.text("\n")
    page.open("span", ["class": "words"])
    page.element(
      "b", ["lang": wordsLang], text: words.name(of: message.severity) + words.colon)
    page.text(message.text)
    if let hint = message.hint {
      page.text("\n")
      page.element("span", ["class": "hint"], text: hint)
    }
    page.close("span")
    page.text("\n")
    page.close("span")
  }

  /// The messages of code that is not shown, each with its line.
  private mutating func writeHiddenMessages(_ listing: CellListing) {
    let rows = listing.rows.filter { !$0.messages.isEmpty }
    guard !rows.isEmpty else { return }
    writeRows(CellListing(rows: rows))
  }

  private mutating func write(_ printed: PrintedText) {
    guard !printed.lines.isEmpty else { return }
    page.open("pre", ["class": "output", "tabindex": "0", "aria-label": words.output])
    page.open("samp")
    for line in printed.lines {
      switch line {
      case .text(let text, .output):
        page.text(text)
      case .text(let text, .error):
        page.element("span", ["class": "stderr"], text: text)
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

  private mutating func writeFigures(of cell: Report.Cell) {
    guard !cell.figures.isEmpty else { return }
    if let label = cell.label {
      writeFigure(cell.figures, label: label)
      return
    }
    for (number, figure) in cell.figures.enumerated() {
      page.open("div", ["class": "shown"])
      page.newline()
      page.verbatim(html(figure, prefix: "\(figurePrefix)c\(cell.number)-\(number + 1)"))
      if let caption = figure.caption {
        page.element("p", ["class": "caption"], text: printable(report.figureWords(caption)))
      }
      page.close("div")
      page.newline()
    }
  }

  mutating func writeFigure(_ figures: [Figure], label: Report.Label) {
    page.open("figure", ["id": claim(label.id)])
    page.newline()
    for (number, figure) in figures.enumerated() {
      page.verbatim(html(figure, prefix: "\(figurePrefix)\(label.mark)-\(number + 1)"))
      if figures.count > 1, let caption = figure.caption {
        page.element("p", ["class": "caption"], text: printable(report.figureWords(caption)))
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

extension CellResult.Status {
  var className: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .failedAsExpected: "expected"
    case .notRun: "not-run"
    }
  }
}
