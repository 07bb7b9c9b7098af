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
        "data-cell": pieces == nil ? nil : "\(cell.number)",
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
    writeParts(of: cell)
    page.close("div")
  }

  private mutating func writeStatus(_ status: CellResult.Status) {
    switch status {
    case .passed: return
    case .failed:
      page.element("p", ["class": "status", "lang": wordsLang], text: words.failed)
    case .failedAsExpected:
      page.element("p", ["class": "status", "lang": wordsLang], text: "✓ " + words.failsAsIntended)
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
      if !row.notes.isEmpty { writeNotes(row.notes, line: row.line) }
      for message in row.messages { writeMessage(message, in: row) }
      page.close("span")
    }
    page.close("code")
    page.close("pre")
    page.newline()
    writeKnownValues(of: listing)
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
    page.open(
      "span",
      [
        "class": "message \(message.isIntended ? "intended" : message.severity.rawValue)",
        "id": message.isFailure ? claim("problem-\(message.position.line)") : nil,
      ])
    page.element(
      "span", ["class": "caret", "aria-hidden": "true"], text: row.caret(at: message.column))
    page.text("\n")
    page.open("span", ["class": "words"])
    page.element(
      "b", ["lang": wordsLang],
      text: (message.isIntended ? words.failsAsIntended : words.name(of: message.severity))
        + words.colon)
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
