internal import Lessons

/// A change to a cell's code before it is compiled. What an author wrote keeps its lines and columns.
enum CellEdit {
  /// A text instead of these bytes, filled up with spaces.
  case replace(Range<Int>, with: String = "")
  /// Lines of our own before a byte of a line. They say how the line behind them is numbered.
  case insert(at: Int, line: Int, text: String)
  /// A text before a byte, without lines of its own.
  case splice(at: Int, text: String)

  var start: Int {
    switch self {
    case .replace(let range, _): range.lowerBound
    case .insert(let byte, _, _), .splice(let byte, _): byte
    }
  }
}

/// The lines of a cell's source, as directives to the compiler give them.
struct CellLines {
  var file: String
  /// The number of the code's first line.
  var first: Int

  /// Says that the next line of the source is line `line` of the code, from 0.
  func location(_ line: Int) -> String {
    "#sourceLocation(file: \"\(file)\", line: \(max(1, first + line)))\n"
  }

  /// Says that the next line of the source is none of the lesson's: what it makes is not recorded.
  var elsewhere: String {
    "#sourceLocation(file: \"\(file)\", line: \(Self.noLine))\n"
  }

  /// Of no cell that a lesson has.
  private static let noLine = Int(Int32.max)
}

extension CellEdit {
  /// The code with all edits.
  static func applied(_ edits: [CellEdit], to code: CodeTokens) -> String {
    var bytes: [UInt8] = []
    var next = 0
    // Edits of one place keep their order.
    let sorted = edits.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }
    for edit in sorted.map(\.element) {
      bytes += code.bytes[next..<edit.start]
      next = edit.start
      switch edit {
      case .replace(let range, let text):
        bytes += Array(text.utf8)
        bytes += Array(repeating: UInt8(ascii: " "), count: range.count - text.utf8.count)
        next = range.upperBound
      case .insert(let byte, let line, let text):
        let padding = String(repeating: " ", count: code.column(byte, line: line) - 1)
        bytes += Array("\n\(text)\(padding)".utf8)
      case .splice(_, let text):
        bytes += Array(text.utf8)
      }
    }
    return String(decoding: bytes + code.bytes[next...], as: UTF8.self)
  }
}
