internal import Figures
internal import Lessons
internal import Runs
internal import Weaving

/// What a cell made, as the outputs of a notebook's cell: warnings, printed text, figures, and last
/// what stopped it.
struct CellOutputs {
  private let cell: Report.Cell
  private let report: Report
  private let words: Wording
  private let style: TextStyle

  init(_ cell: Report.Cell, report: Report, words: Wording, style: TextStyle) {
    self.cell = cell
    self.report = report
    self.words = words
    self.style = style
  }

  var all: [JSON] {
    var outputs = warnings.map { JSON.stream("stderr", $0.joined(separator: "\n") + "\n") }
    outputs += results + tables + errors
    if cell.status == .notRun {
      outputs.append(.stream("stderr", words.notRunBecause + "\n"))
    }
    return outputs
  }

  // MARK: Results

  /// What came out, in the order in which it did.
  private var results: [JSON] {
    let last = cell.parts.lastIndex(where: \.isFigure)
    return cell.parts.enumerated().flatMap { index, part in
      switch part {
      case .printed(let text): [printed(text)]
      case .figure(let number): figure(number) + (index == last ? caption : [])
      }
    }
  }

  /// What readers' choices give, in short.
  private var tables: [JSON] {
    cell.choiceTables.flatMap {
      FigureOutputs(words: report.figureWords, style: style)
        .outputs(of: $0, id: "\(report.drawingPrefix)\(cell.number)-choices", captioned: true)
    }
  }

  private func printed(_ text: PrintedText) -> JSON {
    let lines = text.lines.map { line in
      switch line {
      case .text(let text, _): text + "\n"
      case .omitted(let count): words.linesOmitted(count) + "\n"
      }
    }
    return .stream(text.isError ? "stderr" : "stdout", lines.joined())
  }

  private func figure(_ index: Int) -> [JSON] {
    let id = "\(report.drawingPrefix)\(cell.number)-\(index + 1)"
    let isNamed = cell.label != nil && cell.figures.count == 1
    return FigureOutputs(words: report.figureWords, style: style)
      .outputs(of: cell.figures[index], id: id, captioned: !isNamed)
  }

  private var caption: [JSON] {
    guard let label = cell.label else { return [] }
    let name = words.name(of: label)
    let caption = label.caption.map(printable)
    let html = caption.map { " · \(HTML.text($0))" } ?? ""
    return [
      .display([
        "text/html": .lines(
          NotebookText.withoutFormulas("<p><strong>\(HTML.text(name))</strong>\(html)</p>\n")),
        "text/plain": .lines(name + (caption.map { " · \($0)" } ?? "")),
      ])
    ]
  }

  // MARK: Problems

  private struct Problem {
    var name: String
    var place: String
    var text: String
    var excerpt: String?
    var column: Int
    var hint: String?

    /// Viewers draw these lines alone, so that everything is in them.
    func lines(_ words: Wording) -> [String] {
      var lines = ["\(place): \(name): \(text)"]
      if let excerpt, !excerpt.isEmpty {
        lines += [printable(excerpt), caret(under: column, of: excerpt)]
      }
      if let hint { lines.append("\(words.hint)\(words.colon)\(printable(hint))") }
      return lines
    }
  }

  private func problems(_ isWanted: (Diagnostic.Severity) -> Bool) -> [Problem] {
    var problems: [Problem] = []
    for row in cell.listing.rows {
      for message in row.messages where isWanted(message.severity) {
        problems.append(
          Problem(
            name: message.isIntended ? words.failsAsIntended : words.name(of: message.severity),
            place: "\(report.path):\(message.position.line):\(message.position.column)",
            text: message.text, excerpt: row.text, column: message.column, hint: message.hint))
      }
    }
    for diagnostic in cell.listing.elsewhere where isWanted(diagnostic.severity) {
      let start = diagnostic.range.start
      problems.append(
        Problem(
          name: words.name(of: diagnostic.severity),
          place: "\(diagnostic.file):\(start.line):\(start.column)",
          text: printable(diagnostic.message), excerpt: diagnostic.excerpt, column: start.column,
          hint: diagnostic.hint))
    }
    return problems
  }

  private var warnings: [[String]] { problems { $0 != .error }.map { $0.lines(words) } }

  private var errors: [JSON] {
    problems { $0 == .error }.map { problem in
      .error(name: problem.name, value: problem.text, traceback: problem.lines(words))
    }
  }
}
