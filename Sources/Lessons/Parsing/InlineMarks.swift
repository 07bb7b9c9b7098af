/// What one paragraph, heading or cell has that cmark must not read as CommonMark would.
struct InlineMarks {
  /// What cmark takes for code.
  struct Span {
    enum Kind {
      case code
      /// `` $`x`$ ``
      case quotedFormula
      /// `$x$`, or `$$x$$` among words.
      case formula
    }

    var kind: Kind
    /// As cmark gives it: a space for each line break.
    var text: String
    /// Where the text starts.
    var position: SourcePosition
    /// The bytes of the block that it covers, with its dollars or backquotes.
    var bytes: Range<Int>
  }

  /// In the order of the text, as cmark's nodes are.
  var spans: [Span] = []
  /// The formulas between dollars alone, with their dollars.
  var dollars: [SourceRange] = []
  /// The footnotes that it refers to, each with its place.
  var notes: [(label: String, range: SourceRange)] = []

  /// Bytes that stand in the marked text for ones that CommonMark would read otherwise, or not at
  /// all. No text has them: they are control characters.
  enum Sign {
    static let opensStrike: UInt8 = 0x01
    static let closesStrike: UInt8 = 0x02
    static let opensNote: UInt8 = 0x03
    static let closesNote: UInt8 = 0x04

    static func isSign(_ byte: UInt8) -> Bool { (opensStrike...closesNote).contains(byte) }
  }
}

extension MarkedText {
  /// Finds formulas, struck text and references to footnotes in everything that holds text, and
  /// writes them so that cmark passes them on: formulas as code, the others between signs.
  ///
  /// - Returns: the marks by the line of the marked text on which their block starts, whether
  ///   the text has changed, and what is wrong.
  mutating func markInlines(
    _ nodes: [MarkNode], _ source: SourceText
  ) -> (marks: [Int: InlineMarks], changed: Bool, problems: [Diagnostic]) {
    var marks: [Int: InlineMarks] = [:]
    var edits: [InlineScanner.Edit] = []
    var problems: [Diagnostic] = []
    for node in nodes where node.isLeaf && node.mark > 0 {
      var scanner = InlineScanner(self, node, source)
      guard scanner.isWorthwhile else { continue }
      scanner.scan()
      marks[node.mark] = scanner.marks
      problems += scanner.problems
      edits += scanner.edits
    }
    for edit in edits { lines[edit.index].text[edit.byte] = edit.sign }
    return (marks, !edits.isEmpty, problems)
  }
}
