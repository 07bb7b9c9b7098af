internal import Weaving

extension HTMLPage {
  /// What the line made, in the margin beside it.
  ///
  /// - Parameter line: the lesson's.
  mutating func writeNotes(_ slot: Slot<[LineNote]>, of count: Int, line: Int) {
    let notes = slot.value
    page.open(
      "samp",
      [
        "class": alternativeClass(notes.isEmpty ? "v none" : "v", slot, of: count),
        "hidden": hiddenMark(slot, of: count),
      ])
    for (index, note) in notes.enumerated() {
      if index > 0 { page.element("span", ["class": "between"], text: " · ") }
      if let name = note.name {
        page.element("span", ["class": "name"], text: "\(name) ")
      }
      if let first = note.first { page.text("\(first) … ") }
      writeText(of: note, id: "value-\(line)-\(index + 1)\(mark(slot))")
      if !note.history.isEmpty {
        page.text(" ")
        writeSparkline(note)
      }
      if note.count > 1 {
        page.text(" ")
        page.element("span", ["class": "count"], text: "×\(note.count)")
      }
    }
    page.text("\n")
    page.close("samp")
  }

  /// A value of which more is known is a button that shows it, without a script.
  private mutating func writeText(of note: LineNote, id: String) {
    let known = note.known(words)
    guard place == nil, !known.isEmpty, let id = claim(id) else {
      page.text(note.text)
      return
    }
    page.element(
      "button", ["type": "button", "class": "more", "popovertarget": id], text: note.text)
    page.open("span", ["class": "known", "id": id, "popover": "", "lang": wordsLang])
    page.text(known.joined(separator: "\n"))
    page.close("span")
  }

  /// The same for a book, whose readers have no such buttons: below the code, folded.
  mutating func writeKnownValues(of listing: CellListing) {
    guard place?.isXML == true else { return }
    let known = listing.rows.flatMap { row in
      row.notes.map { (row.line, $0.name, $0.known(words)) }
    }.filter { !$0.2.isEmpty }
    guard !known.isEmpty else { return }
    page.open("details", ["class": "known-values"])
    page.element("summary", ["lang": wordsLang], text: words.valuesInFull)
    for (line, name, lines) in known {
      page.open("p")
      page.element("b", text: words.line(line) + (name.map { " · \($0)" } ?? "") + words.colon)
      page.text(lines.joined(separator: "; "))
      page.close("p")
    }
    page.close("details")
    page.newline()
  }

  private mutating func writeSparkline(_ note: LineNote) {
    let line = SparklinePath(note.history)
    let description = words.values(note.count, note.first ?? note.text, note.text)
    page.open(
      "svg",
      [
        "class": "spark", "viewBox": "0 0 \(SparklinePath.width) \(SparklinePath.height)",
        "role": "img", "aria-label": description,
      ])
    page.element("title", text: description)
    page.open("path", ["d": line.data])
    page.close("path")
    page.close("svg")
  }
}

/// A row of numbers as a line of the size of a word.
struct SparklinePath {
  static let width = 64
  static let height = 16

  /// Commands of an SVG path. What is not finite leaves a gap; a constant lies in the middle.
  let data: String

  init(_ values: [Double]) {
    let finite = values.filter(\.isFinite)
    let least = finite.min() ?? 0
    let greatest = finite.max() ?? 0
    var data = ""
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard value.isFinite else {
        isDrawing = false
        continue
      }
      let across = values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5
      // Halved, so that the range of two huge numbers is no infinity.
      let range = greatest / 2 - least / 2
      let up = range > 0 ? (value / 2 - least / 2) / range : 0.5
      let x = Self.tenths(1 + across * Double(Self.width - 2))
      let y = Self.tenths(1 + (1 - up) * Double(Self.height - 2))
      data += "\(isDrawing ? "L" : "M")\(x) \(y)"
      // A single point between two gaps is drawn as a dot.
      if !isDrawing { data += "h0" }
      isDrawing = true
    }
    self.data = data
  }

  /// With one decimal, in integer arithmetic: the same on every machine.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
