package import Figures
internal import Lessons
package import Weaving

/// The lesson's own Markdown with the results written in, to be read on any Markdown viewer.
package struct MarkdownPage {
  let report: Report
  let facts: CourseFacts
  let style: TextStyle
  let solutions: SolutionDisplay
  let words: Wording
  let edits: InlineEdits

  /// Finished lines.
  var lines: [String] = []
  /// Errors of the lesson that no block has shown yet, in the order of the lines.
  var pending: [Diagnostic]

  /// - Parameter style: of the plots; it has no colours here.
  package init(
    _ report: Report, _ facts: CourseFacts, style: TextStyle = TextStyle(),
    solutions: SolutionDisplay = .folded
  ) {
    self.report = report
    self.facts = facts
    self.style = style.worded(report.figureWords)
    self.solutions = solutions
    words = Wording(lang: report.lang)
    edits = InlineEdits(report, words: words)
    pending = report.notices
  }

  /// The report's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    writeHeader()

    writePending(through: report.source.firstBodyLine - 1)

    let replaced = Dictionary(
      report.body.flattened.filter(\.isReplaced).map { ($0.lines.lowerBound, $0) },
      uniquingKeysWith: { one, _ in one })
    let title = report.titleBlock
    let ends = Set(
      ([title].compactMap(\.self) + report.body).filter(\.isText).map(\.lines.upperBound))

    let source = report.source.lines
    var line = report.source.firstBodyLine
    while line <= source.count {
      var last = line
      if let block = replaced[line] {
        last = max(line, block.lines.upperBound)
        write(block)
      } else {
        append(edits.edited(source[line - 1], line: line))
      }
      if ends.contains(last) { writePending(through: last) }
      line = last + 1
      if let title, last == title.lines.upperBound { writeSummary() }
    }
    writePending(through: .max)
    for block in courseText.map { appendBlock(block) }
    writeFooter()
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// Never two empty lines where a cell left nothing between them.
  mutating func append(_ line: String) {
    if line.isEmpty, lines.last?.isEmpty ?? true { return }
    lines.append(line)
  }

  /// Lines with an empty line before them.
  mutating func appendBlock(_ block: [String]) {
    append("")
    lines += block
  }

  private mutating func writeHeader() {
    // A title that is only the file's name is none that the author wrote.
    guard report.titleBlock == nil, report.isNamed else { return }
    lines.append("# \(markdownText(report.title))")
    writeSummary()
    append("")
  }

  private mutating func writeSummary() {
    if let summary = report.summary, !summary.isEmpty {
      appendBlock(["*\(markdownText(summary))*"])
    }
    if let place = courseText.place { appendBlock([place]) }
    if let begin = courseText.begin { appendBlock([begin]) }
    if let failures = failureLine { appendBlock([failures]) }
  }

  private mutating func writeFooter() {
    guard let footer = courseText.footer else { return }
    appendBlock(["---"])
    appendBlock([footer])
  }

  private var courseText: CourseMarkdown {
    CourseMarkdown(facts, words: words, ending: "md", text: markdownText)
  }

  mutating func writePending(through line: Int) {
    while let next = pending.first, next.range.start.line <= line {
      pending.removeFirst()
      appendBlock(notice(next))
      append("")
    }
  }
}
