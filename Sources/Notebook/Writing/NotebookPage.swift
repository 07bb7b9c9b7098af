internal import Figures
internal import Lessons
internal import Weaving

/// A lesson with its results as a notebook: the author's own Markdown between its cells, and each
/// cell with what it made.
struct NotebookPage {
  static let ending = "ipynb"

  let report: Report
  let facts: CourseFacts
  let solutions: SolutionDisplay
  let words: Wording
  let style: TextStyle
  /// As its author wrote it: the attributes of its cells, its front matter.
  let lesson: Lesson
  let edits: ProseEdits
  let definitions: [LinkDefinition]

  /// Finished cells.
  var cells: [NotebookCell] = []
  /// What goes into the next cell of Markdown.
  var prose = ProseLines()
  /// The lesson's last line that a finished cell covers.
  var lastLine: Int
  /// What is taken from the lines that follow a cell within a list's item.
  var indent: (count: Int, through: Int)?
  /// Errors of the lesson that no cell has shown yet, in the order of the lines.
  var pending: [Diagnostic]

  init(_ report: Report, _ facts: CourseFacts, solutions: SolutionDisplay) {
    self.report = report
    self.facts = facts
    self.solutions = solutions
    words = Wording(lang: report.lang)
    style = TextStyle().worded(report.figureWords)
    let text = report.source.lines.joined(separator: "\n") + "\n"
    lesson = Lesson.parse(Array(text.utf8), path: report.path)
    edits = ProseEdits(report, facts, words: words)
    definitions = LinkDefinition.all(in: report, edits)
    lastLine = report.source.firstBodyLine - 1
    pending = report.notices
  }

  /// The notebook's text. The same inputs give the same bytes.
  func document() -> String {
    var writer = self
    writer.write()
    return JSON.object([
      "nbformat": .integer(4), "nbformat_minor": .integer(5),
      "metadata": NotebookMetadata.json(report, lesson),
      "cells": .array(writer.cells.map(\.json)),
    ]).document()
  }

  private mutating func write() {
    writeHeader()
    writePending(through: lastLine)
    let replaced = Dictionary(
      report.body.flattened.filter(\.isReplaced).map { ($0.lines.lowerBound, $0) },
      uniquingKeysWith: { one, _ in one })
    let title = report.titleBlock
    let blocks = ([title].compactMap(\.self) + report.body).filter(\.isText)
    let ends = Set(blocks.map(\.lines.upperBound))
    let headings = Set(blocks.filter(\.isHeading).map(\.lines.lowerBound))

    let source = report.source.lines
    var line = report.source.firstBodyLine
    while line <= source.count {
      var last = line
      if headings.contains(line) { flush() }
      if let block = replaced[line] {
        last = max(line, block.lines.upperBound)
        write(block)
      } else {
        let shown = edits.edited(source[line - 1], line: line)
        add(dedented([shown], line: line), for: line...line)
      }
      if ends.contains(last) { writePending(through: last) }
      line = last + 1
      if let title, last == title.lines.upperBound { writeSummary() }
    }
    writePending(through: .max)
    flush()
    writeMap()
    writeFooter()
    flush()
  }

  // MARK: Prose

  /// Lines that stand for the lesson's own.
  mutating func add(_ shown: [String], for lines: ClosedRange<Int>) {
    prose.add(shown, written: Array(report.source.lines[lines.lowerBound - 1..<lines.upperBound]))
    prose.cover(lines)
  }

  /// Lines that stand for the lesson's own, which do not come back.
  mutating func addForGood(_ shown: [String], for lines: ClosedRange<Int>) {
    prose.add(shown, written: shown)
    prose.cover(lines)
  }

  /// Lines that the lesson does not have, with an empty line before and after them.
  mutating func addOwn(_ shown: [String]) {
    prose.addOwn(shown)
  }

  /// Ends the cell of Markdown.
  mutating func flush() {
    defer { prose = ProseLines() }
    var text = prose.trimmed
    guard !text.isEmpty else { return }
    text.addDefinitions(definitions)
    var own: [String: JSON] = [:]
    let changes = text.restoration
    if !changes.changes.isEmpty { own["written"] = changes.json }
    if let first = text.firstLine { own["blank"] = blankLines(before: first) }
    lastLine = text.lastLine ?? lastLine
    let source = text.shown.joined(separator: "\n")
    let sources = edits.sources(in: source)
    if !sources.isEmpty { own["pictures"] = .object(sources) }
    let number = cells.count { if case .prose = $0.kind { true } else { false } } + 1
    var cell = NotebookCell(
      id: "text-\(number)", kind: .prose(attachments: edits.attachments(in: source)),
      source: source)
    if !own.isEmpty { cell.metadata["unroll"] = .object(own) }
    cells.append(cell)
  }

  /// How many empty lines the lesson has before a cell; nil for one.
  func blankLines(before line: Int) -> JSON? {
    let count = line - lastLine - 1
    return count == 1 || lastLine == 0 ? nil : .integer(max(0, count))
  }

  /// What follows a cell within a list is no part of that list any more, as the cell has ended it:
  /// its lines lose the list's indentation.
  mutating func dedented(_ lines: [String], line: Int) -> [String] {
    guard let (count, last) = indent, line <= last else {
      indent = nil
      return lines
    }
    return lines.map { line in
      let own = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(min(own, count))
      if own < count, rest.startsItem { indent = nil }
      return String(rest)
    }
  }

  private mutating func writePending(through line: Int) {
    while let next = pending.first, next.range.start.line <= line {
      pending.removeFirst()
      addOwn(notice(next))
    }
  }

  private func notice(_ diagnostic: Diagnostic) -> [String] {
    let start = diagnostic.range.start
    let place = "\(diagnostic.file):\(start.line):\(start.column)"
    var lines = [
      "**\(words.name(of: diagnostic.severity))** · `\(place.replacing("`", with: "'"))`"
    ]
    lines += ["", NotebookText.markdown(diagnostic.message)]
    if let excerpt = diagnostic.excerpt, !excerpt.isEmpty {
      lines +=
        [""]
        + Markdown.fence("text", [printable(excerpt), caret(under: start.column, of: excerpt)])
    }
    if let hint = diagnostic.hint { lines += ["", NotebookText.markdown(hint)] }
    return lines.map { $0.isEmpty ? ">" : "> \($0)" }
  }
}

extension Report.Block {
  /// The notebook writes these itself; all others keep the author's own lines.
  fileprivate var isReplaced: Bool {
    switch content {
    case .cell, .equation, .html, .listing, .task, .claims, .fold: true
    case .table(let table): table.isFence
    default: false
    }
  }

  fileprivate var isText: Bool {
    if case .notice = content { false } else { true }
  }

  fileprivate var isHeading: Bool {
    if case .heading = content { true } else { false }
  }
}

extension Substring {
  /// `- `, `2. `: the start of a list's item.
  fileprivate var startsItem: Bool {
    let digits = prefix { $0.isASCII && $0.isNumber }
    let sign = dropFirst(digits.count)
    guard let mark = sign.first, (digits.isEmpty ? "-*+" : ".)").contains(mark) else {
      return false
    }
    return sign.dropFirst().first.map { $0 == " " } ?? true
  }
}
