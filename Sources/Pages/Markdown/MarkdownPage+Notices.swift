internal import Figures
internal import Lessons
internal import Weaving

extension MarkdownPage {
  /// At the top of a page, what is wrong with it, with links; nil where nothing is.
  var failureLine: String? {
    let lines = report.failedLines
    guard !lines.isEmpty else { return nil }
    let links = lines.prefix(Report.mostFailureLinks).map {
      "[\(words.line($0))](#problem-\($0))"
    }
    let more = lines.count > links.count ? ["…"] : []
    return "> **✗ \(words.problemsHere(lines.count))**\(words.colon)"
      + (links + more).joined(separator: words.listSeparator)
  }

  /// A failure as a quote: what is wrong, the line with a caret, what to do.
  func notice(_ message: CellListing.Message, row: CellListing.Row) -> [String] {
    let place = "\(report.path):\(message.position.line):\(message.position.column)"
    return notice(
      name: message.isIntended ? "✓ " + words.failsAsIntended : words.name(of: message.severity),
      id: message.isFailure ? message.position.line : nil, place: place,
      text: message.text, excerpt: row.text, column: message.column, hint: message.hint)
  }

  func notice(_ diagnostic: Diagnostic) -> [String] {
    let start = diagnostic.range.start
    return notice(
      name: words.name(of: diagnostic.severity),
      id: diagnostic.severity == .error ? start.line : nil,
      place: "\(diagnostic.file):\(start.line):\(start.column)",
      text: diagnostic.message, excerpt: diagnostic.excerpt, column: start.column,
      hint: diagnostic.hint)
  }

  private func notice(
    name: String, id: Int?, place: String, text: String, excerpt: String?, column: Int,
    hint: String?
  ) -> [String] {
    let anchor = id.map { "<a id=\"problem-\($0)\"></a>" } ?? ""
    var lines = ["\(anchor)**\(name)** · \(markdownCode(place))", "", message(text)]
    if let excerpt, !excerpt.isEmpty {
      let row = CellListing.Row(line: 0, tokens: [Token(.plain, excerpt)])
      lines += [""] + Markdown.fence("text", [printable(excerpt), row.caret(at: column)])
    }
    if let hint { lines += ["", message(hint)] }
    return lines.map { $0.isEmpty ? ">" : "> \($0)" }
  }

  /// What a message says: its names between backticks are code.
  private func message(_ text: String) -> String {
    MessagePart.parts(of: text).map { $0.isCode ? markdownCode($0.text) : markdownText($0.text) }
      .joined()
  }
}
