/// The code of a cell without the words of its comments: what the compiler gets, and what makes a
/// cell's key. A lesson's twin in another language has comments of its own, and the same bare code.
///
/// Lines stay lines. A comment up to its line's end goes with the spaces before it; another is one
/// space, as Swift takes it for. What stands behind such a comment on its line moves.
package struct BareCode: Sendable, Hashable {
  package let text: String
  /// By line, from 0: those on which something has moved.
  private var moved: [Int: BareLine] = [:]

  package init(verbatim code: String) {
    text = code
  }

  package init(_ code: String) {
    let bytes = Array(code.utf8)
    // Many cells have no comments. Code that ends within a string is not Swift: the compiler says so.
    guard Self.mayHaveComments(bytes), let comments = Self.comments(in: bytes), !comments.isEmpty
    else {
      text = code
      return
    }
    var waiting = comments[...]
    var lines: [[UInt8]] = []
    let written = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in written.enumerated() {
      let bare = BareLine(line, comments: &waiting)
      if bare.hasMoved { moved[number] = bare }
      lines.append(bare.bytes)
    }
    text = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
  }

  /// Each word stands where it was written: no comment stood before another on its line.
  package var keepsPlaces: Bool { moved.isEmpty }

  private static func mayHaveComments(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "/") && "/*".utf8.contains($1) }
  }

  private static func comments(in bytes: [UInt8]) -> [Range<Int>]? {
    var comments: [Range<Int>] = []
    var scanner = SwiftScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .lineComment(let range), .blockComment(let range): comments.append(range)
      case .open, .close, .semicolon, .word, .sign, .literal: break
      }
    }
    return scanner.endsEarly ? nil : comments
  }

  // MARK: Columns, from 1, of a line from 0

  /// The byte in the code as it is written, for one of the bare code.
  package func writtenByteColumn(_ column: Int, line: Int) -> Int {
    moved[line]?.written(column - 1, by: \.byte).advanced(by: 1) ?? column
  }

  /// The character in the code as it is written, for one of the bare code.
  package func writtenColumn(_ column: Int, line: Int) -> Int {
    moved[line]?.written(column - 1, by: \.character).advanced(by: 1) ?? column
  }

  /// The other way round. A place within a comment is that of the comment's end.
  package func bareColumn(_ column: Int, line: Int) -> Int {
    moved[line]?.bare(column - 1).advanced(by: 1) ?? column
  }
}

/// One line of code without its comments.
private struct BareLine: Sendable, Hashable {
  /// A stretch that is the same in both.
  private struct Piece: Sendable, Hashable {
    var bare = Offset()
    var written = Offset()
  }

  struct Offset: Sendable, Hashable {
    var byte = 0
    var character = 0
  }

  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// - Parameter comments: those that end on this line or later; the ones that end here are taken.
  init(_ line: ArraySlice<UInt8>, comments: inout ArraySlice<Range<Int>>) {
    var next = line.startIndex
    while let comment = comments.first, comment.lowerBound < line.endIndex {
      append(line[next..<max(next, comment.lowerBound)], of: line)
      next = min(comment.upperBound, line.endIndex)
      if comment.upperBound <= line.endIndex { comments.removeFirst() }
      if comment.upperBound >= line.endIndex {
        while bytes.last?.isSpace == true { bytes.removeLast() }
        break
      }
      if comment.lowerBound >= line.startIndex { bytes.append(UInt8(ascii: " ")) }
    }
    append(line[next...], of: line)
  }

  private mutating func append(_ stretch: ArraySlice<UInt8>, of line: ArraySlice<UInt8>) {
    guard !stretch.isEmpty else { return }
    pieces.append(
      Piece(bare: Self.offset(bytes[...]), written: Self.offset(line[..<stretch.startIndex])))
    bytes += stretch
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Offset {
    Offset(byte: bytes.count, character: String(decoding: bytes, as: UTF8.self).count)
  }

  var hasMoved: Bool { pieces.contains { $0.bare != $0.written } }

  func written(_ offset: Int, by unit: KeyPath<Offset, Int>) -> Int {
    let piece = pieces.last { $0.bare[keyPath: unit] <= offset } ?? pieces.first ?? Piece()
    return max(0, piece.written[keyPath: unit] + offset - piece.bare[keyPath: unit])
  }

  func bare(_ offset: Int) -> Int {
    let index = pieces.lastIndex { $0.written.character <= offset } ?? 0
    guard pieces.indices.contains(index) else { return offset }
    let piece = pieces[index]
    let place = max(0, piece.bare.character + offset - piece.written.character)
    return index + 1 < pieces.count ? min(place, pieces[index + 1].bare.character) : place
  }
}

extension Cell {
  /// Asks for its own place, and means the lesson's: `#line` and its like. Then a comment counts, as
  /// it moves what stands behind it.
  package var asksForItsPlace: Bool {
    // Few cells have the sign, and a search for words takes long: this is asked of all cells.
    code.utf8.contains(UInt8(ascii: "#"))
      && ["#line", "#file", "#column", "#function"].contains { code.contains($0) }
  }

  /// What the compiler gets.
  package var bareCode: BareCode {
    asksForItsPlace ? BareCode(verbatim: code) : BareCode(code)
  }
}
