/// Reads a `csv table` fence by RFC 4180: fields in quotes may hold commas, line breaks, and
/// quotes written twice.
struct CommaSeparated {
  private(set) var rows: [[String]] = []
  /// Where the text of each field starts: a line of the body and a byte of it.
  private var places: [[(line: Int, byte: Int)]] = []
  private let body: FenceBody
  private(set) var diagnostics: [Diagnostic] = []

  init(_ body: FenceBody, source: SourceText) {
    self.body = body
    var row: [String] = []
    var rowPlaces: [(line: Int, byte: Int)] = []
    var start: (line: Int, byte: Int) = (0, 0)
    var field: [UInt8] = []
    var quote: (line: Int, byte: Int)?
    // The field was quoted and its quote is closed: only a comma may follow.
    var closed = false
    var rowLine = 0

    func end() {
      let text = String(decoding: field, as: UTF8.self)
      row.append(closed ? text : text.trimmed)
      rowPlaces.append(start)
      field = []
      closed = false
    }

    for (number, line) in body.lines.enumerated() {
      if quote == nil { rowLine = number }
      let bytes = Array(line.utf8)
      if quote == nil, bytes.allSatisfy(\.isSpace) { continue }
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if quote != nil {
          if byte == UInt8(ascii: "\"") {
            if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
              field.append(byte)
              index += 1
            } else {
              quote = nil
              closed = true
            }
          } else {
            field.append(byte)
          }
        } else if byte == UInt8(ascii: ",") {
          end()
        } else if byte == UInt8(ascii: "\""), !closed, field.allSatisfy(\.isSpace) {
          field = []
          quote = (number, index)
          start = (number, index + 1)
        } else if !closed {
          if field.allSatisfy(\.isSpace) { start = (number, index) }
          field.append(byte)
        } else if !byte.isSpace {
          diagnostics.append(
            source.diagnostic(
              .badCSV, at: body.range(line: number, bytes: index..<(index + 1)),
              "there is text after the closing quote of a field",
              hint: "write a quote within a field twice: `\"\"`"))
          index = bytes.count
        }
        index += 1
      }
      if quote != nil {
        field.append(0x0A)
        continue
      }
      end()
      if let header = rows.first, header.count != row.count {
        diagnostics.append(
          source.diagnostic(
            .raggedTable,
            at: body.range(line: rowLine, bytes: 0..<max(body.lines[rowLine].utf8.count, 1)),
            "this row has \(row.count) fields, the header has \(header.count)",
            hint: row.count > header.count
              ? "put a field that contains a comma in quotes" : "add the missing fields"))
      }
      rows.append(row)
      places.append(rowPlaces)
      (row, rowPlaces) = ([], [])
    }
    if let quote {
      diagnostics.append(
        source.diagnostic(
          .badCSV, at: body.range(line: quote.line, bytes: quote.byte..<(quote.byte + 1)),
          "the quote is not closed", hint: "add the missing `\"`"))
      end()
      rows.append(row)
      places.append(rowPlaces)
    }
  }

  /// The fields as cells of a table: text, with formulas in it.
  func cells(in source: SourceText) -> [[Table.Cell]] {
    zip(rows, places).map { row, places in
      zip(row, places).map { field, place in
        guard field.contains("$") else { return field.isEmpty ? [] : [.text(field)] }
        return FieldFormulas.inlines(
          of: field, at: body.place(line: place.line, byte: place.byte), source)
      }
    }
  }
}

/// Formulas in a field of a `csv table` fence: `$x$` and `` $`x`$ ``. All else is as it was written.
private enum FieldFormulas {
  static func inlines(
    of field: String, at place: (line: Int, byte: Int), _ source: SourceText
  ) -> Table.Cell {
    let text = MarkedText([
      MarkedText.Line(text: Array(field.utf8), line: place.line, shift: place.byte)
    ])
    let node = MarkNode(
      kind: .paragraph, startLine: place.line, startColumn: place.byte + 1, endLine: place.line,
      end: 1, mark: 1, lastMark: 1)
    var scanner = InlineScanner(text, node, source)
    scanner.scan()
    var cell: Table.Cell = []
    var start = 0
    for span in scanner.marks.spans where span.kind != .code {
      cell.append(text: scanner.text(start..<span.bytes.lowerBound))
      cell.append(.math(tex: span.text, position: span.position))
      start = span.bytes.upperBound
    }
    cell.append(text: scanner.text(start..<scanner.bytes.count))
    return cell
  }
}

extension String {
  /// Without spaces and tabs at both ends.
  var trimmed: String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, first.isSpace { bytes.removeFirst() }
    while let last = bytes.last, last.isSpace { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
