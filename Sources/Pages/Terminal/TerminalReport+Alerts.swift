internal import Figures
internal import Lessons
internal import Weaving

// Alerts and footnotes.
extension TerminalReport {
  mutating func write(_ alert: Alert, _ inner: [Report.Block]) {
    let colour: TerminalStyle.Colour =
      switch alert {
      case .note: .blue
      case .tip: .green
      case .important: .magenta
      case .warning: .yellow
      case .caution: .red
      }
    gap()
    indented(by: StyledText(isASCII ? "| " : "┃ ", .coloured(colour))) {
      $0.line(StyledText($0.words.alert(alert), .coloured(colour, bold: true)))
      $0.write(inner)
    }
  }

  mutating func write(_ notes: [Report.Footnote]) {
    gap()
    line(StyledText(words.footnotes, .bold))
    gap()
    for note in notes {
      let sign = "[\(note.number)] "
      marker = margin + StyledText(sign, .faint)
      indented(by: StyledText(String(repeating: " ", count: sign.count))) {
        $0.write(note.blocks)
        if $0.marker != nil { $0.line() }
      }
    }
  }
}
