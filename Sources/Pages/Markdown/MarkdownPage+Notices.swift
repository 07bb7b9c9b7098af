internal import Figures
internal import Lessons
internal import Weaving

extension MarkdownPage {
  /// A failure as a quote: what is wrong, the line with a caret, what to do.
  func notice(_ message: CellListing.Message, row: CellListing.Row) -> [String] {
    let place = "\(report.path):\(message.position.line):\(message.position.column)"
    return notice(
      name: message.isIntended ? words.failsAsIntended : words.name(of: message.severity),
      place: place,
      text: message.text, excerpt: row.text, column: message.column, hint: message.hint)
  }

  func notice(_ diagnostic: Diagnostic) -> [String] {
    let start = diagnostic.range.start
    return notice(
      name: words.name(of: diagnostic.severity),
      place: "\(diagnostic.file):\(start.line):\(start.column)",
      text: diagnostic.message, excerpt: diagnostic.excerpt, column: start.column,
      hint: diagnostic.hint)
  }

  private func notice(
    name: String, place: String, text: String, excerpt: String?, column: Int, hint: String?
  ) -> [String] {
    var lines = ["**\(name)** · \(markdownCode(place))", "", markdownText(text)]
    if let excerpt, !excerpt.isEmpty {
      let row = CellListing.Row(line: 0, tokens: [Token(.plain, excerpt)])
      lines += [""] + Markdown.fence("text", [printable(excerpt), row.caret(at: column)])
    }
    if let hint { lines += ["", markdownText(hint)] }
    return lines.map { $0.isEmpty ? ">" : "> \($0)" }
  }
}
