internal import Yams

/// Reads the YAML between a lesson's first two `---` lines.
struct FrontMatterReader {
  var value = FrontMatter()
  var firstBodyLine = 1
  var dataRanges: [SourceRange] = []
  var needsRanges: [SourceRange] = []
  var diagnostics: [Diagnostic] = []
  let source: SourceText

  private init(_ source: SourceText) {
    self.source = source
  }

  static func read(_ source: SourceText) -> FrontMatterReader {
    var reader = FrontMatterReader(source)
    guard isMark(source.line(1)) else {
      reader.diagnostics += [misplaced(in: source)].compactMap(\.self)
      return reader
    }
    guard let closing = source.lines.indices.dropFirst().first(where: { isMark(source.lines[$0]) })
    else {
      reader.report(
        .unclosedFrontMatter, reader.range(line: 1, bytes: 0..<3),
        "the front matter is not closed", hint: "end it with a line `---`")
      return reader
    }
    reader.firstBodyLine = closing + 2
    reader.read(yaml: source.lines[1..<closing].joined(separator: "\n") + "\n")
    return reader
  }

  private static func isMark(_ line: String) -> Bool {
    line.hasPrefix("---") && line.trimmed == "---"
  }

  private mutating func read(yaml: String) {
    if let refusal = refusal(of: yaml) {
      diagnostics.append(refusal)
      return
    }
    do {
      // The basic resolver takes every plain scalar for text: what it means is decided per key.
      let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return }
      guard let mapping = root.mapping else {
        report(
          .badFrontMatter, range(of: root), "front matter has to be a list of `key: value`",
          hint: "write `title: …` on a line of its own")
        return
      }
      read(mapping)
    } catch {
      guard let line = firstLineOfText(through: firstBodyLine - 2) else {
        diagnostics.append(diagnostic(for: error))
        return
      }
      // The line that seemed to close it is a rule further down.
      firstBodyLine = line
      report(
        .unclosedFrontMatter, range(line: 1, bytes: 0..<3),
        "the front matter is not closed before the text begins on line \(line)",
        hint: "end it with a line `---`")
    }
  }

  mutating func report(
    _ rule: Rule, _ range: SourceRange, _ message: String,
    hint: String?
  ) {
    diagnostics.append(source.diagnostic(rule, at: range, message, hint: hint))
  }

  func range(line: Int, bytes: Range<Int>) -> SourceRange {
    source.range(line: line, bytes: bytes)
  }

  /// The place of a mark, which counts lines from the YAML's first and columns in scalars.
  func position(of mark: Mark) -> SourcePosition {
    // A problem at the end of the text belongs to the last line of it.
    let line = min(mark.line + 1, max(firstBodyLine - 2, 2))
    let scalars = source.line(line).unicodeScalars.prefix(max(mark.column - 1, 0))
    return source.position(line: line, byte: String(String.UnicodeScalarView(scalars)).utf8.count)
  }

  /// From a node's first character to the end of its text, as far as that is on one line.
  func range(of node: Node) -> SourceRange {
    guard let mark = node.mark else { return range(line: 2, bytes: 0..<1) }
    let start = position(of: mark)
    let isQuoted = node.scalar.map { $0.style == .doubleQuoted || $0.style == .singleQuoted }
    let length = (node.scalar?.string.count ?? 1) + (isQuoted == true ? 2 : 0)
    let most = max(source.line(start.line).count + 1 - start.column, 1)
    return SourceRange(
      start,
      SourcePosition(line: start.line, column: start.column + min(max(length, 1), most)))
  }
}
