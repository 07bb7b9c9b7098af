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
    let versions = versions(of: cell)
    let statuses = slots(versions, \.status)
    for slot in statuses { writeStatus(slot, of: statuses.count) }
    if cell.hidesCode {
      writeHiddenMessages(versions)
    } else if cell.foldsCode {
      page.open("details", ["class": "fold", "open": place == nil ? nil : ""])
      page.element(
        "summary", ["lang": wordsLang],
        text: words.code(listing.rows.count))
      writeRows(versions)
      page.close("details")
    } else {
      writeRows(versions)
    }
    writeControls(of: cell)
    writeElsewhere(versions)
    writeParts(of: cell, versions)
    page.close("div")
  }

  private mutating func writeStatus(_ slot: Slot<CellResult.Status>, of count: Int) {
    let status = slot.value
    let text: String
    switch status {
    case .passed: return
    case .failed: text = words.failed
    case .failedAsExpected: text = "✓ " + words.failsAsIntended
    case .notRun: text = words.notRun
    }
    let name = count > 1 ? "status \(status.className)" : "status"
    page.element(
      "p",
      [
        "class": alternativeClass(name, slot, of: count), "hidden": hiddenMark(slot, of: count),
        "lang": wordsLang,
      ], text: text)
    page.newline()
  }

  /// The code once, and beside it what its lines made.
  private mutating func writeRows(_ versions: [Report.Cell.Version]) {
    let listing = versions[0].listing
    guard !listing.rows.isEmpty else { return }
    page.open("pre", ["class": "code", "tabindex": "0"])
    page.open("code")
    for (index, row) in listing.rows.enumerated() {
      let notes = slots(versions) { $0.listing.notes(ofRow: index) }
      let isNoted = notes.contains { !$0.value.isEmpty }
      page.open("span", ["class": isNoted ? "row noted" : "row"])
      page.element(
        "span",
        ["class": "n", "data-n": "\(row.line)", "id": place == nil ? claim("L\(row.line)") : nil],
        text: "")
      page.open("span", ["class": "t"])
      write(row.markedTokens)
      page.text("\n")
      page.close("span")
      if isNoted { for slot in notes { writeNotes(slot, of: notes.count, line: row.line) } }
      let messages = slots(versions) { $0.listing.messages(ofRow: index) }
      for slot in messages { write(slot, of: messages.count, in: row) }
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

  private mutating func write(
    _ slot: Slot<[CellListing.Message]>, of count: Int, in row: CellListing.Row
  ) {
    guard !slot.value.isEmpty else { return }
    if count > 1 {
      page.open(
        "span",
        [
          "class": alternativeClass("lines", slot, of: count),
          "hidden": hiddenMark(slot, of: count),
        ])
    }
    for message in slot.value { writeMessage(message, in: row) }
    if count > 1 { page.close("span") }
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
    writeMessage(text: message.text)
    if let hint = message.hint {
      page.text("\n")
      page.open("span", ["class": "hint"])
      writeMessage(text: hint)
      page.close("span")
    }
    page.close("span")
    page.text("\n")
    page.close("span")
  }

  /// The messages of code that is not shown, each with its line.
  private mutating func writeHiddenMessages(_ versions: [Report.Cell.Version]) {
    let slots = slots(versions) { version in
      version.listing.rows.filter { !$0.messages.isEmpty }
    }
    for slot in slots where !slot.value.isEmpty {
      writeAlternative(slot, of: slots.count) { page in
        page.writeRows([
          Report.Cell.Version(
            outcomes: slot.outcomes, status: .passed, listing: CellListing(rows: slot.value))
        ])
      }
    }
  }

  private mutating func writeElsewhere(_ versions: [Report.Cell.Version]) {
    let slots = slots(versions, \.listing.elsewhere)
    for slot in slots where !slot.value.isEmpty {
      writeAlternative(slot, of: slots.count) { page in
        for diagnostic in slot.value { page.writeNotice(diagnostic) }
      }
    }
  }
}

extension CellListing {
  fileprivate func notes(ofRow index: Int) -> [LineNote] {
    rows.indices.contains(index) ? rows[index].notes : []
  }

  fileprivate func messages(ofRow index: Int) -> [Message] {
    rows.indices.contains(index) ? rows[index].messages : []
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
