/// Reads a `csv table` fence by RFC 4180: fields in quotes may hold commas, line breaks, and
/// quotes written twice.
struct CommaSeparated {
  private(set) var rows: [[String]] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ body: FenceBody, source: SourceText) {
    var row: [String] = []
    var field: [UInt8] = []
    var quote: (line: Int, byte: Int)?
    // The field was quoted and its quote is closed: only a comma may follow.
    var closed = false
    var rowLine = 0

    func end() {
      let text = String(decoding: field, as: UTF8.self)
      row.append(closed ? text : text.trimmed)
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
        } else if !closed {
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
      row = []
    }
    if let quote {
      diagnostics.append(
        source.diagnostic(
          .badCSV, at: body.range(line: quote.line, bytes: quote.byte..<(quote.byte + 1)),
          "the quote is not closed", hint: "add the missing `\"`"))
      end()
      rows.append(row)
    }
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
