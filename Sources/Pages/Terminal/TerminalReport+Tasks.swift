internal import Figures
internal import Lessons
internal import Weaving

extension TerminalReport {
  /// The heading of an exercise or a solution; of one that is folded away, whose it is. How that one
  /// went says nothing about a reader's own answer.
  mutating func writeHeading(of task: Report.Task) {
    let isOpen = task.isOpen(solutions)
    let look: TerminalStyle = task.role == .exercise ? .coloured(.cyan, bold: true) : .bold
    var text = StyledText(mark(of: task) + words.name(of: task), look)
    if let title = task.title {
      text.append(isASCII ? " - " : " · ", .faint)
      text.append(printable(title))
    }
    if !isOpen {
      let state =
        task.outcome == .passed ? words.authorsSolution("`--solutions shown`") : words.notRun
      text.append(words.colon + state, .faint)
    }
    gap()
    paragraph(text)
  }

  /// What an answer has to do, in words.
  mutating func write(_ claims: Report.Claims) {
    guard !claims.texts.isEmpty else { return }
    paragraph(StyledText(words.answerHasTo + words.colon, .faint))
    for text in claims.lines(words) {
      indented(by: StyledText("  ")) {
        $0.marker = $0.margin + StyledText($0.isASCII ? "- " : "○ ", .faint)
        $0.paragraph(StyledText(printable(text)))
      }
    }
  }

  /// Hints are for those who ask: a terminal cannot fold them.
  mutating func write(_ fold: Report.Fold) {
    guard solutions == .shown else { return }
    paragraph(StyledText(fold.title(words), .faint))
    write(fold.blocks)
  }

  private func mark(of task: Report.Task) -> String {
    guard task.role == .exercise else { return "" }
    return isASCII ? "* " : "✎ "
  }
}
