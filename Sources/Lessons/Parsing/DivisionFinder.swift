/// Finds `x // 2`, which divides in Python. In Swift the rest of the line is a comment, so that the cell
/// goes on with the undivided value.
struct DivisionFinder {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ body: FenceBody, source: SourceText) {
    // Most cells have none, and need no scan. A regex is compiled each time that it is written: once
    // for a cell that may have one.
    let candidates = body.lines.filter(Self.mayDivide)
    guard !candidates.isEmpty else { return }
    let form = Self.form
    guard candidates.contains(where: { $0.contains(form) }) else { return }
    let bytes = Array(body.text.utf8)
    var scanner = SwiftScanner(bytes)
    while let token = scanner.next() {
      guard case .lineComment(let comment) = token else { continue }
      let line = bytes[..<comment.lowerBound].count { $0 == 0x0A }
      let start = comment.lowerBound - (bytes[..<comment.lowerBound].lastIndex(of: 0x0A) ?? -1) - 1
      guard body.lines[line].contains(form) else { continue }
      let words = String(decoding: bytes[comment], as: UTF8.self)
      let divisor = words.dropFirst(2).filter { !$0.isWhitespace }
      diagnostics.append(
        source.diagnostic(
          .commentedDivision,
          at: body.range(line: line, bytes: start..<start + comment.count),
          "`\(words)` is a comment, and divides nothing",
          hint: "`/` between whole numbers drops the rest: write `/ \(divisor)`; "
            + "for the value of the line write `// → \(divisor)`"))
    }
  }

  /// Whether two slashes stand before a number, with nothing or blanks between them.
  private static func mayDivide(_ line: String) -> Bool {
    var slashes = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "/"): slashes += 1
      case UInt8(ascii: " ") where slashes > 1: continue
      case UInt8(ascii: "0")...UInt8(ascii: "9") where slashes > 1: return true
      default: slashes = 0
      }
    }
    return false
  }

  /// A value, and behind it nothing but a number.
  private static var form: Regex<Substring> { /[\p{L}\p{N}_)\]] *\/\/ *[0-9]+(?:\.[0-9]+)?\)* *$/ }
}
