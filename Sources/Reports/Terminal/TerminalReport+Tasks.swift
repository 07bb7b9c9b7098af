internal import Figures
internal import Lessons
internal import Runs

extension TerminalReport {
  /// - Returns: whether the block is shown below; a solution that is folded away is not.
  mutating func writesHeading(of task: LessonOutline.Task, _ block: Block) -> Bool {
    let isOpen = task.role == .exercise || solutions == .shown || !passed(block)
    let mark =
      task.role == .exercise ? (isASCII ? "* " : "✎ ") : isOpen ? "" : (isASCII ? "+ " : "✓ ")
    let look: TerminalStyle = task.role == .exercise ? .coloured(.cyan, bold: true) : .bold
    var text = StyledText(mark + words.name(of: task), look)
    if let title = task.title {
      text.append(isASCII ? " - " : " · ", .faint)
      text.append(printable(title))
    }
    if !isOpen {
      text.append(words.colon + words.solutionPassed("`--solutions shown`"), .faint)
    }
    gap()
    paragraph(text)
    return isOpen
  }

  /// Nothing in it needs a reader's eye.
  private func passed(_ block: Block) -> Bool {
    let isFaulty = lesson.diagnostics.contains {
      $0.severity == .error && block.lines.contains($0.range.start.line)
    }
    guard case .cell(let index) = block.kind else { return !isFaulty }
    let status = run.result(of: index).status
    return !isFaulty && (status == .passed || status == .failedAsExpected)
  }
}
