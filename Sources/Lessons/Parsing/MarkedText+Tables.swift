/// A table of pipes, of which each cell is a line of its own in the marked text.
struct TableMark {
  var alignments: [Table.Alignment?]
  /// Of the lesson: the header's line and the last row's.
  var lines: ClosedRange<Int>
  /// Without the header.
  var rows: Int

  var columns: Int { alignments.count }
}

extension MarkedText {
  /// Writes the tables among the paragraphs as headings, one for each cell: a heading is the one
  /// block that is a line, needs no empty line beside it, and holds whatever a paragraph does.
  ///
  /// - Returns: whether there is any, and what is wrong with them.
  mutating func markTables(
    _ nodes: [MarkNode], _ source: SourceText
  ) -> (found: Bool, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var tables: [(range: Range<Int>, lines: [Line])] = []
    for node in nodes where node.mark > 0 && node.lastMark > node.mark {
      switch node.kind {
      case .paragraph, .heading: break
      default: continue
      }
      let paragraph = (node.mark - 1)..<node.lastMark
      let start = max(node.startColumn - 1 - lines[paragraph.lowerBound].shift, 0)
      let reader = TableReader(self, paragraph, prefix: start, source)
      if let table = reader.table { tables.append(table) }
      problems += reader.problems
    }
    for (range, cells) in tables.reversed() { lines.replaceSubrange(range, with: cells) }
    return (!tables.isEmpty, problems)
  }
}

/// Reads the table that a paragraph holds or ends with.
///
/// - Source: GitHub Flavored Markdown 0.29, section 4.10.
private struct TableReader {
  private let text: MarkedText
  private let paragraph: Range<Int>
  private let source: SourceText
  private let prefix: LinePrefix
  private(set) var table: (range: Range<Int>, lines: [MarkedText.Line])?
  private(set) var problems: [Diagnostic] = []

  init(_ text: MarkedText, _ paragraph: Range<Int>, prefix: Int, _ source: SourceText) {
    self.text = text
    self.paragraph = paragraph
    self.source = source
    let first = text.lines[paragraph.lowerBound].text
    self.prefix = LinePrefix(first.prefix(prefix))
    for index in paragraph.dropFirst() {
      guard let alignments = Self.alignments(of: content(index).text) else { continue }
      let header = cells(of: index - 1)
      guard header.count == alignments.count else {
        warn(index, header: header.count, rule: alignments.count)
        continue
      }
      let hasPipe = [index - 1, index].contains { content($0).text.contains(UInt8(ascii: "|")) }
      guard hasPipe else { continue }
      read(from: index, header, alignments)
      return
    }
  }

  private func content(_ index: Int) -> (text: ArraySlice<UInt8>, start: Int) {
    let line = text.lines[index].text
    let start =
      index == paragraph.lowerBound
      ? min(prefix.bytes.count, line.count) : prefix.textStart(in: line)
    return (line[start...], start)
  }

  /// The places of a row's cells in its line.
  private func cells(of index: Int) -> [Range<Int>] {
    let content = content(index).text
    var cells: [Range<Int>] = []
    var start = content.startIndex
    var place = start
    func cell(_ range: Range<Int>) -> Range<Int> {
      var range = range
      while let first = content[range].first, first.isSpace { range.removeFirst() }
      while let last = content[range].last, last.isSpace { range.removeLast() }
      return range
    }
    while place < content.endIndex {
      if content[place] == UInt8(ascii: "\\") {
        place += 1
      } else if content[place] == UInt8(ascii: "|") {
        // The pipe before the first cell is none between two.
        if !(cells.isEmpty && cell(start..<place).isEmpty && start == content.startIndex) {
          cells.append(cell(start..<place))
        }
        start = place + 1
      }
      place += 1
    }
    let last = cell(min(start, content.endIndex)..<content.endIndex)
    if !last.isEmpty { cells.append(last) }
    return cells
  }

  /// Of a delimiter row, `|:---|---:|`; nil for any other line.
  private static func alignments(of line: ArraySlice<UInt8>) -> [Table.Alignment?]? {
    guard line.contains(UInt8(ascii: "-")), line.allSatisfy({ "|:- \t".utf8.contains($0) }) else {
      return nil
    }
    var parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).trimmed
    }
    if parts.first == "" { parts.removeFirst() }
    if parts.last == "" { parts.removeLast() }
    var alignments: [Table.Alignment?] = []
    for part in parts {
      let dashes = part.drop { $0 == ":" }.prefix { $0 == "-" }
      guard !dashes.isEmpty, part.count - dashes.count <= 2,
        part.dropFirst(part.hasPrefix(":") ? 1 : 0).hasPrefix("-"),
        !part.dropLast(part.hasSuffix(":") ? 1 : 0).hasSuffix(":"), !part.contains(" ")
      else { return nil }
      switch (part.hasPrefix(":"), part.hasSuffix(":")) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(nil)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }

  private mutating func warn(_ index: Int, header: Int, rule: Int) {
    let line = content(index).text
    // A line of dashes alone is the underline of a heading.
    guard line.contains(UInt8(ascii: "|")),
      content(index - 1).text.contains(UInt8(ascii: "|"))
    else { return }
    problems.append(
      source.diagnostic(
        .badTable, at: range(index),
        "this row has \(rule) columns, the header above it has \(header): it makes no table",
        hint: "write `---` once for each column of the header"))
  }

  /// Of a line's text.
  private func range(_ index: Int) -> SourceRange {
    let line = text.lines[index]
    let start = content(index).start
    return source.range(
      line: line.line, bytes: (start + line.shift)..<(line.text.count + line.shift))
  }

  private mutating func read(
    from rule: Int, _ header: [Range<Int>], _ alignments: [Table.Alignment?]
  ) {
    var last = rule
    var lines = self.lines(of: header, at: rule - 1, columns: alignments.count)
    for index in paragraph where index > rule {
      // The underline of a heading is a break after the table.
      if isUnderline(index) { break }
      let row = cells(of: index)
      if row.count != alignments.count {
        let count = row.count
        problems.append(
          source.diagnostic(
            .raggedTable, at: range(index),
            "this row has \(count) \(count == 1 ? "cell" : "cells"), the header has "
              + "\(alignments.count)" + (count > alignments.count ? "; the rest is left out" : ""),
            hint: count > alignments.count
              ? "a pipe within a cell is written `\\|`" : "add the missing cells"))
      }
      lines += self.lines(of: row, at: index, columns: alignments.count)
      last = index
    }
    let own = text.lines
    lines[0].table = TableMark(
      alignments: alignments, lines: own[rule - 1].line...own[last].line, rows: last - rule)
    table = ((rule - 1)..<(last + 1), lines)
  }

  private func isUnderline(_ index: Int) -> Bool {
    let text = content(index).text
    let marks = text.prefix { !$0.isSpace }
    return !marks.isEmpty && text.dropFirst(marks.count).allSatisfy(\.isSpace)
      && (marks.allSatisfy { $0 == UInt8(ascii: "-") }
        || marks.allSatisfy { $0 == UInt8(ascii: "=") })
      && index == paragraph.upperBound - 1
  }

  /// One line for each cell.
  private func lines(of cells: [Range<Int>], at index: Int, columns: Int) -> [MarkedText.Line] {
    let line = text.lines[index]
    return (0..<columns).map { column in
      let isFirst = index == paragraph.lowerBound && column == 0
      let before = (isFirst ? prefix.bytes : prefix.continued) + Array("######".utf8)
      var cell = MarkedText.Line(text: before, line: line.line, isCell: true)
      if isFirst { cell.footnote = line.footnote }
      guard column < cells.count else {
        cell.shift = line.text.count + line.shift - before.count
        return cell
      }
      let inside = line.text[cells[column]]
      // Marks at the end of a heading are none of its words.
      cell.hasColon = inside.last == UInt8(ascii: "#")
      cell.text += [0x20] + inside + (cell.hasColon ? [UInt8(ascii: ":")] : [])
      cell.shift = cells[column].lowerBound + line.shift - before.count - 1
      return cell
    }
  }
}
