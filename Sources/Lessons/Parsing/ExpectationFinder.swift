/// Finds the `// → VALUE` comments of a cell.
enum ExpectationFinder {
  private static let arrow = Array("→".utf8)

  static func expectations(
    in body: FenceBody, source: SourceText
  ) -> (found: [Expectation], diagnostics: [Diagnostic]) {
    var found: [Expectation] = []
    var diagnostics: [Diagnostic] = []
    let bytes = Array(body.text.utf8)
    // Most cells have none, and need no scan.
    guard body.lines.contains(where: { $0.contains("→") }) else { return ([], []) }
    var scanner = SwiftScanner(bytes)
    var line = 0
    var lineStart = 0
    var counted = 0
    while let token = scanner.next() {
      guard case .lineComment(let comment) = token else { continue }
      while counted < comment.lowerBound {
        if bytes[counted] == 0x0A {
          line += 1
          lineStart = counted + 1
        }
        counted += 1
      }
      var start = comment.lowerBound + 2
      while start < comment.upperBound, bytes[start].isSpace { start += 1 }
      guard bytes[start..<comment.upperBound].starts(with: arrow) else { continue }
      let arrowStart = start
      start += arrow.count
      let afterArrow = start
      var end = comment.upperBound
      while start < end, bytes[start].isSpace { start += 1 }
      while end > start, bytes[end - 1].isSpace { end -= 1 }
      if start == end {
        // Where a value would be written: one space behind the arrow, if there is one.
        start = min(afterArrow + 1, comment.upperBound)
        end = start
        diagnostics.append(
          source.diagnostic(
            .warning, "empty-expectation",
            at: body.range(
              line: line,
              bytes: (arrowStart - lineStart)..<(arrowStart - lineStart + arrow.count)),
            "no value stands after the arrow",
            hint: "`unroll check --update` writes what the trace shows"))
      }
      found.append(
        Expectation(
          text: String(decoding: bytes[start..<end], as: UTF8.self),
          position: body.position(line: line, byte: start - lineStart)))
    }
    return (found, diagnostics)
  }
}
