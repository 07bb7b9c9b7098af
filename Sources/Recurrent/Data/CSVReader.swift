/// Splits comma-separated text into rows of cells, as RFC 4180 writes them.
///
/// Lines end in LF, CRLF or CR; a quoted field may hold separators, line ends and doubled quotes.
/// Empty lines are skipped.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let source: String
  private var at = 0
  private var line = 1
  /// Where the line starts, to count columns from.
  private var lineStart = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark.
  ///   - source: the file's name, for messages.
  init(_ bytes: [UInt8], separator: UInt8, source: String) throws(TableError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableError(source, 1, 1, "the text is UTF-16; save it as UTF-8")
    }
    self.bytes = bytes
    self.separator = separator
    self.source = source
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    lineStart = at
  }

  /// All rows.
  mutating func rows() throws(TableError) -> [[TableField]] {
    var rows: [[TableField]] = []
    while at < bytes.count {
      if isAtLineEnd {
        skipLineEnd()
      } else {
        rows.append(try row())
      }
    }
    return rows
  }

  private var isAtLineEnd: Bool {
    bytes[at] == Self.lineFeed || bytes[at] == Self.carriageReturn
  }

  private mutating func skipLineEnd() {
    let isPair =
      bytes[at] == Self.carriageReturn && at + 1 < bytes.count
      && bytes[at + 1] == Self.lineFeed
    at += isPair ? 2 : 1
    line += 1
    lineStart = at
  }

  private mutating func row() throws(TableError) -> [TableField] {
    var cells: [TableField] = []
    while true {
      cells.append(try cell())
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    if at < bytes.count { skipLineEnd() }
    return cells
  }

  private mutating func cell() throws(TableError) -> TableField {
    let (line, column) = (self.line, column(of: at))
    let isQuoted = at < bytes.count && bytes[at] == Self.quote
    let text = isQuoted ? try quotedText(line, column) : try plainText()
    guard let text = String(validating: text, as: UTF8.self) else {
      throw TableError(source, line, column, "the text is not UTF-8; save it as UTF-8")
    }
    return TableField(text: text, line: line, column: column)
  }

  /// A field up to the next separator or line end.
  private mutating func plainText() throws(TableError) -> [UInt8] {
    let start = at
    while at < bytes.count, bytes[at] != separator, !isAtLineEnd {
      if bytes[at] == Self.quote {
        throw TableError(
          source, line, column(of: at),
          "there is a quote inside a field that does not start with one; "
            + "put the whole field in quotes and write the inner quote twice")
      }
      at += 1
    }
    return Array(bytes[start..<at])
  }

  /// A field between quotes; in it, two quotes stand for one.
  private mutating func quotedText(_ line: Int, _ column: Int) throws(TableError) -> [UInt8] {
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      if isAtLineEnd {
        let start = at
        skipLineEnd()
        text += bytes[start..<at]
        continue
      }
      let byte = bytes[at]
      at += 1
      if byte != Self.quote {
        text.append(byte)
      } else if at < bytes.count && bytes[at] == Self.quote {
        text.append(byte)
        at += 1
      } else {
        if at < bytes.count, bytes[at] != separator, !isAtLineEnd {
          throw TableError(
            source, self.line, self.column(of: at),
            "there is text after the closing quote of a field")
        }
        return text
      }
    }
    throw TableError(source, line, column, "the quote that opens here is never closed")
  }

  /// Number of the character at a byte of the current line, from 1.
  private func column(of index: Int) -> Int {
    // Bytes 10xxxxxx continue a character.
    1 + bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 }
  }
}
