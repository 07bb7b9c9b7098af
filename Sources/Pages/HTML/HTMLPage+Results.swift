internal import Figures
internal import Runs
internal import Weaving

extension HTMLPage {
  private mutating func write(
    _ printed: PrintedText, _ slot: Slot<Shown>? = nil, of count: Int = 1
  ) {
    let isError = printed.isError
    let name = isError ? "output stderr" : "output"
    page.open(
      "pre",
      [
        "class": slot.map { alternativeClass(name, $0, of: count) } ?? name,
        "hidden": slot.flatMap { hiddenMark($0, of: count) }, "tabindex": "0",
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

  /// A part with its figure in it.
  private enum Shown: Hashable {
    case printed(PrintedText)
    case figure(Figure, index: Int, isOnly: Bool)

    var isFigure: Bool { if case .figure = self { true } else { false } }
  }

  /// What came out of a cell, in the order in which it did.
  mutating func writeParts(of cell: Report.Cell, _ versions: [Report.Cell.Version]) {
    let shown = versions.map { version in
      Slot(
        value: version.parts.map { part -> Shown in
          switch part {
          case .printed(let text): .printed(text)
          case .figure(let index):
            .figure(version.figures[index], index: index, isOnly: version.figures.count == 1)
          }
        }, outcomes: version.outcomes)
    }
    guard let label = cell.label, !cell.figures.isEmpty else {
      write(shown, of: cell)
      return
    }
    let around = shown.map { slot in
      let first = slot.value.firstIndex(where: \.isFigure) ?? slot.value.endIndex
      let last = slot.value.lastIndex(where: \.isFigure).map { $0 + 1 } ?? first
      return (
        Slot(value: Array(slot.value[..<first]), outcomes: slot.outcomes),
        Slot(value: Array(slot.value[first..<last]), outcomes: slot.outcomes),
        Slot(value: Array(slot.value[last...]), outcomes: slot.outcomes)
      )
    }
    write(around.map(\.0), of: cell)
    // The id stands on what is there for every choice.
    page.open("figure", ["id": claim(label.id)])
    page.newline()
    write(around.map(\.1), of: cell, in: label)
    writeCaption(of: label)
    page.close("figure")
    page.newline()
    write(around.map(\.2), of: cell)
  }

  /// Part by part where all outcomes have parts of the same kinds, else as a whole.
  ///
  /// - Parameter label: of the figure that they stand in; nil for a figure that no label names.
  private mutating func write(
    _ versions: [Slot<[Shown]>], of cell: Report.Cell, in label: Report.Label? = nil
  ) {
    let kinds = versions[0].value.map(\.isFigure)
    guard versions.allSatisfy({ $0.value.map(\.isFigure) == kinds }) else {
      let whole = merged(versions)
      for slot in whole where !slot.value.isEmpty {
        writeAlternative(slot, of: whole.count) { page in
          for shown in slot.value {
            page.write(Slot(value: shown, outcomes: slot.outcomes), of: 1, cell, in: label)
          }
        }
      }
      return
    }
    for index in kinds.indices {
      let slots = merged(versions.map { Slot(value: $0.value[index], outcomes: $0.outcomes) })
      for slot in slots { write(slot, of: slots.count, cell, in: label) }
    }
  }

  private mutating func write(
    _ slot: Slot<Shown>, of count: Int, _ cell: Report.Cell, in label: Report.Label?
  ) {
    switch slot.value {
    case .printed(let text): write(text, slot, of: count)
    case .figure(let figure, let index, let isOnly):
      let name = label.map(\.mark) ?? "c\(cell.number)"
      let prefix = "\(figurePrefix)\(name)-\(index + 1)\(mark(slot))"
      if label == nil {
        page.open(
          "div",
          [
            "class": alternativeClass("shown", slot, of: count),
            "hidden": hiddenMark(slot, of: count),
          ])
        page.newline()
        write(figure, prefix: prefix, captioned: true)
        page.close("div")
        page.newline()
      } else {
        writeAlternative(slot, of: count) { page in
          page.write(figure, prefix: prefix, captioned: !isOnly)
        }
      }
    }
  }

  private mutating func write(_ figure: Figure, prefix: String, captioned: Bool) {
    page.verbatim(html(figure, prefix: prefix))
    if captioned, let caption = figure.caption {
      page.element("p", ["class": "caption"], text: printable(report.figureWords(caption)))
    }
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

  func html(_ figure: Figure, prefix: String) -> String {
    // A figure's own renderer escapes its text; what would turn the text around, or is a terminal's
    // command, is made visible here, as in all that a cell shows. Neither occurs in markup.
    printable(
      figure.html(idPrefix: prefix, words: report.figureWords) { report.figureFormulas[$0] })
  }
}
