package import Figures
internal import Lessons
internal import Runs
package import Weaving

/// A lesson with its results for a terminal.
package struct TerminalReport {
  let report: Report
  /// `width` columns, colours, and which characters may be drawn.
  let style: TextStyle
  let solutions: SolutionDisplay
  let words: Wording

  var lines: [String] = []
  /// What stands before every line: the bars of quotes, the indentation of lists.
  var margin = StyledText()
  /// What stands before the next line instead: a list's marker.
  var marker: StyledText?

  /// Prose is set no wider than this, however wide the terminal.
  static let widestProse = 88

  package init(
    _ report: Report, style: TextStyle = TextStyle(width: 80), solutions: SolutionDisplay = .folded
  ) {
    self.report = report
    self.style = style.worded(report.figureWords)
    self.solutions = solutions
    words = Wording(lang: report.lang)
  }

  /// The report's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    writeTitle()
    write(report.body)
    writeTally()
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  var isASCII: Bool { style.glyphs == .ascii }
  var room: Int { max(16, style.width - margin.width) }
  var proseRoom: Int { min(room, Self.widestProse) }

  mutating func line(_ text: StyledText = StyledText()) {
    let start = marker ?? margin
    marker = nil
    // No blanks at a line's end, coloured or not.
    lines.append((start + text).trimmed.drawn(color: style.color))
  }

  /// One empty line, however many are asked for.
  mutating func gap() {
    guard marker == nil else { return }
    let empty = String(margin.drawn(color: style.color).trimmedAtTheEnd)
    if let last = lines.last, last != empty, !last.isEmpty { lines.append(empty) }
  }

  mutating func paragraph(_ text: StyledText) {
    for part in text.wrapped(proseRoom) { line(part) }
    gap()
  }

  private mutating func writeTitle() {
    let bold = TerminalStyle.bold
    var title = StyledText(report.title, bold)
    if case .heading(let heading) = report.titleBlock?.content {
      title = styled(heading.content, bold)
    }
    let parts = title.wrapped(proseRoom)
    parts.forEach { line($0) }
    let width = parts.map(\.width).max() ?? 0
    line(StyledText(String(repeating: isASCII ? "=" : "━", count: width), bold))
    gap()
    if let summary = report.summary, !summary.isEmpty {
      paragraph(StyledText(printable(summary), TerminalStyle(italic: true)))
    }
  }

  private mutating func writeTally() {
    guard report.cellCount > 0 else { return }
    let counts = report.statuses.reduce(into: [CellResult.Status: Int]()) {
      $0[$1, default: 0] += 1
    }
    gap()
    var tally = StyledText(words.cells(report.cellCount), .faint)
    let kinds: [(CellResult.Status, String, TerminalStyle)] = [
      (.passed, words.passed, .coloured(.green)),
      (.failedAsExpected, words.failsAsIntended, .coloured(.green)),
      (.failed, words.failed, .coloured(.red, bold: true)),
      (.notRun, words.notRun, .faint),
    ]
    var separator = words.colon
    for (status, name, look) in kinds {
      guard let count = counts[status] else { continue }
      tally.append(separator, .faint)
      tally.append("\(count) \(name)", look)
      separator = words.listSeparator
    }
    tally.wrapped(proseRoom).forEach { line($0) }
  }
}
