internal import Figures
internal import Lessons
internal import Runs
internal import TextWidth
internal import Weaving

extension TerminalReport {
  mutating func write(_ cell: Report.Cell) {
    writeRows(cell.listing, hidden: cell.hidesCode, status: cell.status)
    cell.listing.elsewhere.forEach { writeNotice($0) }
    let lastFigure = cell.parts.lastIndex(where: \.isFigure)
    for (index, part) in cell.parts.enumerated() {
      switch part {
      case .printed(let text): write(text)
      case .figure(let number): write(cell.figures[number], of: cell)
      }
      if index == lastFigure { writeCaption(cell.label) }
    }
    cell.choiceTables.forEach { write($0) }
  }

  private mutating func write(_ figure: Figure, of cell: Report.Cell) {
    write(figure)
    if let caption = figure.caption, cell.label == nil || cell.figures.count > 1 {
      paragraph(StyledText(printable(style.words(caption))))
    }
  }

  private mutating func writeRows(
    _ listing: CellListing, hidden: Bool, status: CellResult.Status
  ) {
    let rows = hidden ? listing.rows.filter { !$0.messages.isEmpty } : listing.rows
    guard !rows.isEmpty else { return }
    let digits = rows.map { String($0.line).count }.max() ?? 1
    let bar = isASCII ? " | " : " │ "
    let gutter = digits + 3
    let widest = max(10, room - gutter)
    let column = noteColumn(rows, room: widest)
    let look = status == .notRun ? TerminalStyle.faint : .plain
    for row in rows {
      let number = String(row.line)
      let blank = String(repeating: " ", count: digits - number.count)
      var start = StyledText(blank + number + bar, .faint)
      let code = status == .notRun ? StyledText(printable(row.text), look) : styled(row.tokens)
      let note = plainNote(row)
      var parts = Self.expandingTabs(code).cut(widest, atBlanks: true)
      let width = parts.last?.width ?? 0
      if let note, width + 2 <= column, column + note.width <= widest {
        parts[parts.count - 1].append(String(repeating: " ", count: column - width))
        parts[parts.count - 1].append(note)
      } else if let note, width + 2 + note.width <= widest {
        parts[parts.count - 1].append("  ")
        parts[parts.count - 1].append(note)
      } else if let note {
        parts += note.wrapped(widest - 4).map { StyledText("    ") + $0 }
      }
      for part in parts {
        line(start + part)
        start = StyledText(String(repeating: " ", count: digits) + bar, .faint)
      }
      for message in row.messages {
        write(
          message,
          named: message.isIntended
            ? (isASCII ? "" : "✓ ") + words.failsAsIntended : words.name(of: message.severity),
          row: row, start: start, room: widest)
      }
    }
    if status == .notRun { line(StyledText(words.notRunBecause, .faint)) }
    gap()
  }

  private func plainNote(_ row: CellListing.Row) -> StyledText? {
    var text = StyledText()
    var shown = row.notes.map { $0.plain(ascii: isASCII) }
    // The line itself says what it makes: only another value is worth a word.
    if shown.isEmpty, let stated = row.stated, !stated.agrees, let value = stated.value {
      shown = [value]
    }
    if !shown.isEmpty {
      text.append(
        (isASCII ? "-> " : "→ ") + shown.joined(separator: isASCII ? "; " : " · "),
        .coloured(.green))
    }
    if let stated = row.stated {
      if !shown.isEmpty { text.append(" ") }
      text.append(mark(of: stated))
    }
    return text.text.isEmpty ? nil : text
  }

  /// Whether the line made what it is said to make; if not, what that was.
  private func mark(of stated: StatedValue) -> StyledText {
    if stated.agrees { return StyledText(isASCII ? "[ok]" : "✓", .coloured(.green)) }
    let said = stated.value == nil ? words.noValue : words.stated(printable(stated.text))
    return StyledText((isASCII ? "[x] " : "✗ ") + said, .coloured(.red, bold: true))
  }

  /// Where notes start: behind the longest line that leaves room for them.
  private func noteColumn(_ rows: [CellListing.Row], room: Int) -> Int {
    rows.filter { !$0.notes.isEmpty || $0.stated != nil }
      .map { TextWidth.columns(of: printable($0.text)) + 2 }
      .filter { $0 <= min(66, room * 2 / 3) }.max() ?? 0
  }

  private mutating func write(
    _ message: CellListing.Message, named name: String, row: CellListing.Row,
    start: StyledText, room: Int
  ) {
    let look =
      message.isIntended ? TerminalStyle.coloured(.green) : self.look(of: message.severity)
    let before = StyledText(row.text.prefix(message.column - 1).map(String.init).joined())
    let indent = Self.expandingTabs(before).width
    let target = row.text.dropFirst(message.column - 1).prefix(message.length)
    let length = max(1, min(TextWidth.columns(of: target), room - indent))
    if indent < room {
      let marks = "^" + String(repeating: "~", count: length - 1)
      line(start + StyledText(String(repeating: " ", count: indent)) + StyledText(marks, look))
    }
    var text = StyledText(name + words.colon, look)
    text.append(message.text)
    if let hint = message.hint { text.append("\n\(words.hint)\(words.colon)\(hint)", .faint) }
    text.wrapped(room).forEach { line(start + $0) }
  }

  func look(of severity: Diagnostic.Severity) -> TerminalStyle {
    switch severity {
    case .error: .coloured(.red, bold: true)
    case .warning: .coloured(.yellow, bold: true)
    case .note: .coloured(.cyan, bold: true)
    }
  }

  private mutating func write(_ printed: PrintedText) {
    if printed.isError { line(StyledText("  \(words.standardError)\(words.colon)", .faint)) }
    let bar = StyledText(isASCII ? "  : " : "  ┃ ", .faint)
    for printedLine in printed.lines {
      let text: StyledText
      switch printedLine {
      case .text(let words, .output): text = StyledText(words)
      case .text(let words, .error): text = StyledText(words, .coloured(.yellow))
      case .omitted(let count): text = StyledText(words.linesOmitted(count), .faint)
      }
      Self.expandingTabs(text).cut(room - 4).forEach { line(bar + $0) }
    }
    gap()
  }

  func styled(_ tokens: [Token]) -> StyledText {
    var text = StyledText()
    for token in tokens { text.append(printable(token.text), token.kind.look) }
    return text
  }

  /// A tab is blanks up to the next column of four: a terminal would count the gutter in.
  static func expandingTabs(_ text: StyledText) -> StyledText {
    guard text.text.contains("\t") else { return text }
    var result = StyledText()
    var column = 0
    for run in text.runs {
      for character in run.text {
        let piece =
          character == "\t" ? String(repeating: " ", count: 4 - column % 4) : String(character)
        result.append(piece, run.style)
        column += TextWidth.columns(of: piece)
      }
    }
    return result
  }

  mutating func writeNotice(_ diagnostic: Diagnostic) {
    gap()
    let text = printable(diagnostic.text(color: false)).split(separator: "\n").map(String.init)
    for (index, part) in text.enumerated() {
      let shown = StyledText(part, index == 0 ? look(of: diagnostic.severity) : .plain)
      (index == 0 ? shown.wrapped(room) : shown.cut(room)).forEach { line($0) }
    }
    gap()
  }
}

extension Token.Kind {
  fileprivate var look: TerminalStyle {
    switch self {
    case .plain: .plain
    case .keyword: .coloured(.magenta)
    case .type: .coloured(.cyan)
    case .function: .coloured(.blue)
    case .string: .coloured(.red)
    case .number: .coloured(.blue)
    case .comment: .faint
    case .meta: .coloured(.yellow)
    }
  }
}
