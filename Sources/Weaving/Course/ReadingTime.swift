package import Lessons

/// How long a lesson takes to read: a fixed rule over its text, the same on every machine.
///
/// 240 words or 350 Chinese characters of prose a minute; 2 seconds for each line of code that is
/// shown; 10 seconds for each figure, table or formula that stands by itself. Rounded up. What
/// is folded away, a solution above all, is for those who did something first, and does not count; nor does
/// the code of a test, which pages show in words.
package struct ReadingTime: Sendable, Hashable {
  private static let wordsAMinute = 240
  private static let charactersAMinute = 350
  private static let secondsOfCodeLine = 2
  private static let secondsOfFigure = 10

  private(set) var words = 0
  private(set) var characters = 0
  private(set) var codeLines = 0
  private(set) var figures = 0

  package init(of lesson: Lesson) {
    for block in lesson.blocks.flattened(throughFolds: false) {
      switch block.kind {
      case .heading(_, let content, _), .paragraph(let content): count(content.plainText)
      case .listing(let code, _, _): codeLines += Self.lines(of: code)
      case .math, .table: figures += 1
      case .cell(let index):
        guard lesson.cells.indices.contains(index) else { continue }
        let cell = lesson.cells[index]
        if cell.role == .solution || cell.role == .test { continue }
        if cell.directive != nil { figures += 1 }
        let isShown = !cell.attributes.hidden && !cell.attributes.folded
        if isShown { codeLines += Self.lines(of: cell.code) }
      default: break
      }
    }
  }

  package var minutes: Int {
    // In thousandths of a second, so that nothing is rounded before the end.
    let all =
      words * 60_000 / Self.wordsAMinute + characters * 60_000 / Self.charactersAMinute
      + 1000 * (codeLines * Self.secondsOfCodeLine + figures * Self.secondsOfFigure)
    return max(1, (all + 59_999) / 60_000)
  }

  /// A run of letters and digits is a word; a Chinese, Japanese or Korean character counts by itself.
  private mutating func count(_ text: String) {
    var isInWord = false
    for scalar in text.unicodeScalars {
      if isIdeograph(scalar) {
        characters += 1
        isInWord = false
      } else if isPartOfWord(scalar) {
        if !isInWord { words += 1 }
        isInWord = true
      } else if scalar != "'" && scalar != "’" && scalar != "-" {
        isInWord = false
      }
    }
  }

  private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all are ASCII, where the table of properties need not be asked.
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func lines(of code: String) -> Int {
    code.split(separator: "\n").count
  }
}

/// Written without blanks between words.
package func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2E80...0x2FDF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0x20000...0x3FFFF:
    true
  default: false
  }
}
