internal import Figures
internal import TextWidth
internal import Weaving

extension TerminalReport {
  mutating func write(_ blocks: [Report.Block], tight: Bool = false) {
    for block in blocks { write(block, tight: tight) }
  }

  private mutating func write(_ block: Report.Block, tight: Bool) {
    switch block.content {
    case .task(let task, let inner):
      writeHeading(of: task)
      if task.isOpen(solutions) { write(inner, tight: tight) }
    case .claims(let claims): write(claims)
    case .fold(let fold): write(fold)
    case .notice(let diagnostic): writeNotice(diagnostic)
    case .heading(let heading): write(heading)
    case .paragraph(let content):
      if tight {
        styled(content).wrapped(proseRoom).forEach { line($0) }
      } else {
        paragraph(styled(content))
      }
    case .quote(let inner):
      indented(by: StyledText(isASCII ? "> " : "│ ", .faint)) { $0.write(inner) }
    case .alert(let alert, let inner): write(alert, inner)
    case .footnotes(let notes): write(notes)
    case .list(let start, let isTight, let items):
      writeList(items, start: start, tight: isTight)
      if !tight { gap() }
    case .thematicBreak:
      line(StyledText(String(repeating: isASCII ? "-" : "─", count: min(24, room)), .faint))
      gap()
    case .listing(let listing):
      for tokens in listing.lines {
        styled(tokens).cut(room - 4).forEach { line(StyledText("    ") + $0) }
      }
      gap()
      if let caption = listing.caption {
        paragraph(StyledText(printable(caption), .faint))
      }
    case .cell(let cell): write(cell)
    case .equation(let equation): writeEquation(equation.formula.tex, label: equation.label)
    case .table(let table):
      let report = self
      write(table.figure { report.styled($0).text })
      writeCaption(table.label)
    case .html(let raw):
      for part in printable(raw).split(separator: "\n") {
        StyledText(String(part), .faint).cut(room - 4).forEach { line(StyledText("    ") + $0) }
      }
      gap()
    }
  }

  private mutating func write(_ heading: Report.Heading) {
    let level = heading.level
    let look = TerminalStyle(bold: true, underlined: false, colour: level <= 2 ? .cyan : nil)
    let parts = styled(heading.content, look).wrapped(proseRoom)
    gap()
    parts.forEach { line($0) }
    if level == 2 {
      let width = parts.map(\.width).max() ?? 0
      line(StyledText(String(repeating: isASCII ? "-" : "─", count: width), .faint))
    }
    gap()
  }

  private mutating func writeList(_ items: [[Report.Block]], start: Int?, tight: Bool) {
    for (index, item) in items.enumerated() {
      let sign = start.map { "\($0 + index). " } ?? (isASCII ? "- " : "• ")
      let indent = StyledText(String(repeating: " ", count: sign.count))
      let mark = (marker ?? margin) + StyledText(sign, .faint)
      marker = nil
      indented(by: indent) {
        $0.marker = mark
        $0.write(item, tight: tight)
        // An item of nothing still has its sign.
        if $0.marker != nil { $0.line() }
      }
    }
  }

  mutating func indented(
    by indent: StyledText, _ body: (inout TerminalReport) -> Void
  ) {
    let outside = margin
    margin.append(indent)
    body(&self)
    margin = outside
    // The empty line at the end belongs to what is around.
    if let last = lines.last, !last.isEmpty, isEmptyLine(last, indent: indent) {
      lines.removeLast()
      gap()
    }
  }

  private func isEmptyLine(_ line: String, indent: StyledText) -> Bool {
    line == String((margin + indent).drawn(color: style.color).trimmedAtTheEnd)
  }

  private mutating func writeEquation(_ tex: String, label: Report.Label?) {
    let rows = PlainFormula.rows(tex, ascii: isASCII)
    for (index, row) in rows.enumerated() {
      var text = StyledText(printable(row), .coloured(.magenta))
      if index == rows.count - 1, let label { text.append("   (\(label.number))", .faint) }
      let parts = text.width <= room - 4 ? [text] : text.wrapped(room - 6)
      for (index, part) in parts.enumerated() {
        line(StyledText(index == 0 ? "    " : "      ") + part)
      }
    }
    gap()
  }

  mutating func write(_ figure: Figure) {
    var style = style
    style.width = max(20, room)
    let ascii = isASCII
    let figure = figure.writingFormulas {
      PlainFormula.rows($0, ascii: ascii).joined(separator: "\n")
    }
    // The renderer's colours pass; what a figure's words could turn around does not.
    let drawing = Printable.withoutTurns(figure.text(style))
    for part in drawing.split(separator: "\n", omittingEmptySubsequences: false) {
      line(StyledText(String(part)))
    }
    gap()
  }

  mutating func writeCaption(_ label: Report.Label?) {
    guard let label else { return }
    var text = StyledText(words.name(of: label), .bold)
    if let caption = label.caption {
      text.append(isASCII ? " - " : " · ", .faint)
      text.append(printable(caption))
    }
    paragraph(text)
  }
}
