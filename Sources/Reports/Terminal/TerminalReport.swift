package import Figures
package import Lessons
package import Runs

/// A lesson with its results for a terminal.
package struct TerminalReport {
  let lesson: Lesson
  let run: Run
  let services: PageServices
  /// `width` columns, colours, and which characters may be drawn.
  let style: TextStyle
  let solutions: SolutionDisplay
  let outline: LessonOutline
  let words: Wording

  var lines: [String] = []
  var nextHeading = 0
  var pending: [Diagnostic]
  /// What stands before every line: the bars of quotes, the indentation of lists.
  var margin = StyledText()
  /// What stands before the next line instead: a list's marker.
  var marker: StyledText?

  /// Prose is set no wider than this, however wide the terminal.
  static let widestProse = 88

  package init(
    _ lesson: Lesson, _ run: Run, style: TextStyle = TextStyle(width: 80),
    services: PageServices = PageServices(), solutions: SolutionDisplay = .folded
  ) {
    self.lesson = lesson
    self.run = run
    self.style = style.worded(lesson.figureWords)
    self.solutions = solutions
    self.services = services
    outline = LessonOutline(lesson: lesson, run: run)
    words = Wording(lang: lesson.frontMatter.lang)
    pending = lesson.shownErrors
  }

  /// The report's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    writeTitle()
    writePending(through: lesson.firstBodyLine - 1)
    write(Array(outline.startsWithTitle ? lesson.blocks.dropFirst() : lesson.blocks[...]))
    writePending(through: .max)
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
    var title = StyledText(outline.title, bold)
    if outline.startsWithTitle, case .heading(_, let content, _)? = lesson.blocks.first?.kind {
      title = styled(content, bold)
    }
    let parts = title.wrapped(proseRoom)
    parts.forEach { line($0) }
    let width = parts.map(\.width).max() ?? 0
    line(StyledText(String(repeating: isASCII ? "=" : "━", count: width), bold))
    gap()
    if let summary = lesson.frontMatter.summary, !summary.isEmpty {
      paragraph(StyledText(printable(summary), TerminalStyle(italic: true)))
    }
  }

  private mutating func writeTally() {
    guard !lesson.cells.isEmpty else { return }
    let counts = lesson.cells.indices.reduce(into: [CellResult.Status: Int]()) {
      $0[run.result(of: $1).status, default: 0] += 1
    }
    gap()
    var tally = StyledText(words.cells(lesson.cells.count), .faint)
    let kinds: [(CellResult.Status, String, TerminalStyle)] = [
      (.passed, words.passed, .coloured(.green)),
      (.failedAsExpected, words.failsAsIntended, .coloured(.yellow)),
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
