package import Lessons
package import Runs

/// The code of a cell as every report shows it: complete Swift with the lesson's line numbers, and
/// beside each line what it made or what is wrong with it.
///
/// A directive's cell is shown as the call that it is: `unroll(steps: 4) {`, the body, `}`.
package struct CellListing: Sendable, Hashable, Codable {
  package struct Row: Sendable, Hashable, Codable {
    /// The lesson's line.
    package var line: Int
    package var tokens: [Token]
    package var notes: [LineNote] = []
    package var messages: [Message] = []
    /// What the author says after `// →` that the line makes; nil where he says nothing.
    package var stated: StatedValue?

    package init(line: Int, tokens: [Token]) {
      self.line = line
      self.tokens = tokens
    }

    package var text: String { tokens.map(\.text).joined() }
  }

  /// A diagnostic within a row.
  package struct Message: Sendable, Hashable, Codable {
    package var severity: Diagnostic.Severity
    /// In the lesson.
    package var position: SourcePosition
    /// In the row, from 1.
    package var column: Int
    package var length: Int
    package var text: String
    package var hint: String?
    /// The lesson means the cell to fail, and this is how.
    package var isIntended = false
  }

  package var rows: [Row]
  /// What concerns no row: other files, lines that are not shown.
  package var elsewhere: [Diagnostic]

  package init(cell: Cell, result: CellResult, path: String, services: WeavingServices) {
    let source = Source(cell)
    let text = source.lines.map(\.text).joined(separator: "\n")
    let code = HighlightedCode(text, html: services.highlight(text, "swift"), language: "swift")
    rows = zip(source.lines, code.lines).map { Row(line: $0.number, tokens: $1) }
    elsewhere = []

    let rowOfLine = Dictionary(
      source.lines.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { one, _ in one })
    let values = Self.withoutWhatIsDrawn(result, of: cell)
    for (line, values) in Self.valuesByLine(values, cell.expectations) {
      guard let row = rowOfLine[line] else { continue }
      rows[row].notes = LineNote.notes(values, code: source.lines[row].text)
    }
    for diagnostic in result.diagnostics {
      if diagnostic.file == path, let row = rowOfLine[diagnostic.range.start.line] {
        var message = Message(diagnostic, in: source.lines[row])
        message.isIntended = result.status == .failedAsExpected && message.severity == .error
        rows[row].messages.append(message)
      } else {
        elsewhere.append(diagnostic)
      }
    }
    for expectation in cell.expectations {
      guard let row = rowOfLine[expectation.position.line] else { continue }
      rows[row].stated = StatedValue(ExpectationOutcome(expectation, of: result), in: result)
      guard !rows[row].notes.isEmpty else { continue }
      // The value itself stands beside the line: the comment that foretells it would say it twice.
      rows[row].removeComment(
        before: expectation.position.column + source.lines[row].shift)
    }
  }
}

extension CellListing {
  package init(rows: [Row]) {
    self.rows = rows
    elsewhere = []
  }

  package var hasMessages: Bool { rows.contains { !$0.messages.isEmpty } }

  package var hasErrors: Bool {
    rows.contains { $0.messages.contains { $0.severity == .error } }
  }
}

extension CellListing {
  /// The values but the one that a directive's body hands to it: the figure shows that one.
  private static func withoutWhatIsDrawn(_ result: CellResult, of cell: Cell) -> [LineValue] {
    guard cell.directive != nil, result.status == .passed,
      let last = result.values.indices.max(by: {
        result.values[$0].range.start < result.values[$1].range.start
      }),
      case let value = result.values[last], value.name == nil, value.count == 1,
      !cell.expectations.contains(where: { value.range.spans(line: $0.position.line) })
    else { return result.values }
    var values = result.values
    values.remove(at: last)
    return values
  }

  /// The values of each line: the line on which their expression starts, or that on which it ends
  /// where the author states there what to expect.
  private static func valuesByLine(
    _ values: [LineValue], _ expectations: [Expectation]
  ) -> [Int: [LineValue]] {
    let starts = Set(values.map(\.range.start.line))
    let ends = Set(expectations.map(\.position.line)).subtracting(starts)
    return Dictionary(grouping: values) { value in
      let end = value.range.end.line
      return ends.contains(end) ? end : value.range.start.line
    }
  }
}

extension SourceRange {
  fileprivate func spans(line: Int) -> Bool { (start.line...end.line).contains(line) }
}

extension CellListing.Row {
  /// Drops `// →` and what follows it up to the end of the line.
  fileprivate mutating func removeComment(before column: Int) {
    let characters = Array(text.prefix(max(0, column - 1)))
    guard let end = characters.lastIndex(where: { $0 == "/" }), end > 0,
      characters[end - 1] == "/"
    else { return }
    let reach = messages.map { $0.column + $0.length }.max() ?? 0
    guard end > reach else { return }
    tokens = tokens.prefix(beforeColumn: end).trimmed()
  }
}

extension CellListing.Message {
  fileprivate init(_ diagnostic: Diagnostic, in line: CellListing.Source.Line) {
    let range = diagnostic.range
    let count = line.text.count
    severity = diagnostic.severity
    position = range.start
    column = max(1, min(range.start.column + line.shift, count + 1))
    let end = range.end.line == range.start.line ? range.end.column + line.shift : count + 1
    length = max(1, min(end, count + 1) - column)
    text = printable(diagnostic.message)
    hint = diagnostic.hint.map(printable)
  }
}

extension CellListing {
  /// The lines of a listing before they are coloured.
  struct Source {
    struct Line {
      var number: Int
      var text: String
      /// What to add to a column of the lesson for the column in `text`.
      var shift: Int
    }

    var lines: [Line] = []

    init(_ cell: Cell) {
      let body = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
      // What is left of every line is the list or the quote that the cell stands in.
      let margin =
        body.filter { $0.contains { $0 != " " } }
        .map { $0.prefix { $0 == " " }.count }.min() ?? 0
      let indent = cell.directive == nil ? 0 : 2

      if let directive = cell.directive {
        let text = directive.call + " {"
        lines.append(
          Line(
            number: directive.position.line, text: text, shift: 1 - directive.position.column))
      }
      // An empty body and one of an empty line are the same text.
      let count = cell.code.isEmpty && cell.closingLine <= cell.firstLine ? 0 : body.count
      for (offset, text) in body.prefix(count).enumerated() {
        let kept = text.dropFirst(margin)
        lines.append(
          Line(
            number: cell.firstLine + offset,
            text: kept.isEmpty ? "" : String(repeating: " ", count: indent) + kept,
            shift: indent - margin))
      }
      if cell.directive != nil {
        lines.append(Line(number: cell.closingLine, text: "}", shift: 0))
      }
    }
  }
}
