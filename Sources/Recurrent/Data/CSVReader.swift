/// Splits comma-separated text into rows of cells, as RFC 4180 writes them.
///
/// Lines end in LF, CRLF or CR; a quoted field may hold separators, line ends and doubled quotes.
/// Empty lines are skipped, and so are lines of comment. Blanks around a field do not count, unless
/// they are within its quotes. Where a blank separates the fields, several do too.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let comment: UInt8?
  private let source: String
  private var at: Int
  private var line: Int
  /// Where the line starts, to count columns from.
  private var lineStart: Int

  private static let quote = UInt8(ascii: "\"")
  private static let blank = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark.
  ///   - source: the file's name, for messages.
  init(_ bytes: [UInt8], separator: UInt8, comment: UInt8? = nil, source: String) {
    self.bytes = bytes
    self.separator = separator
    self.comment = comment
    self.source = source
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    line = 1
    lineStart = at
  }

  /// Reads a first line such as `sep=;`, which spreadsheets write for each other: the separator that
  /// it names. Nil, and nothing is read, where the first line is another one.
  mutating func separatorLine() -> UInt8? {
    let end = bytes[at...].firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn }
    var text = bytes[at..<(end ?? bytes.count)]
    if text.count == 7, text.first == Self.quote, text.last == Self.quote {
      text = text.dropFirst().dropLast()
    }
    let name = text.prefix(4).map { $0 | 0x20 }
    guard text.count == 5, name == Array("sep=".utf8), let named = text.last,
      TableOptions.byte(of: Character(UnicodeScalar(named))) != nil
    else { return nil }
    at = end ?? bytes.count
    if at < bytes.count { skipLineEnd() }
    return named
  }

  /// The same text from the same place, cut at another separator.
  func separated(by separator: UInt8) -> CSVReader {
    var reader = CSVReader(bytes, separator: separator, comment: comment, source: source)
    (reader.at, reader.line, reader.lineStart) = (at, line, lineStart)
    return reader
  }

  /// All rows.
  mutating func rows() throws(TableError) -> [[TableField]] {
    var rows: [[TableField]] = []
    while true {
      let start = at
      skipBlanks()
      if at == bytes.count { return rows }
      if isAtLineEnd {
        skipLineEnd()
      } else if bytes[at] == comment {
        while at < bytes.count, !isAtLineEnd { at += 1 }
      } else {
        at = start
        rows.append(try row())
      }
    }
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

  /// Skips blanks that separate nothing.
  private mutating func skipBlanks() {
    while at < bytes.count, isBlank(bytes[at]), bytes[at] != separator || separator == Self.blank {
      at += 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == Self.blank || byte == Self.tab }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == separator || (separator == Self.blank && byte == Self.tab)
  }

  private mutating func row() throws(TableError) -> [TableField] {
    var cells: [TableField] = []
    while true {
      cells.append(try cell())
      if separator == Self.blank { skipBlanks() }
      guard at < bytes.count, !isAtLineEnd else { break }
      if separator == Self.blank { continue }
      at += 1
    }
    if at < bytes.count { skipLineEnd() }
    return cells
  }

  private mutating func cell() throws(TableError) -> TableField {
    skipBlanks()
    let (line, column) = (self.line, column(of: at))
    let isQuoted = at < bytes.count && bytes[at] == Self.quote
    let text = isQuoted ? try quotedText(line, column) : try plainText()
    return TableField(
      text: String(decoding: text, as: UTF8.self), line: line, column: column, isQuoted: isQuoted)
  }

  /// A field up to the next separator or line end, without the blanks before that.
  private mutating func plainText() throws(TableError) -> ArraySlice<UInt8> {
    let start = at
    while at < bytes.count, !isSeparator(bytes[at]), !isAtLineEnd {
      if bytes[at] == Self.quote {
        throw TableError(
          source, line, column(of: at),
          "there is a quote inside a field that does not start with one; "
            + "put the whole field in quotes and write the inner quote twice")
      }
      at += 1
    }
    var text = bytes[start..<at]
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  /// A field between quotes; in it, two quotes stand for one.
  private mutating func quotedText(
    _ line: Int, _ column: Int
  ) throws(TableError) -> ArraySlice<UInt8> {
    var text: ArraySlice<UInt8> = []
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
        let end = at
        skipBlanks()
        if at < bytes.count, !isSeparator(bytes[at]), !isAtLineEnd,
          separator != Self.blank || at == end
        {
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
