/// The names that a lesson's code declares.
enum OwnNames {
  /// What is Python's declaration is none here.
  static func declared(in code: [String]) -> Set<String> {
    var names: Set<String> = []
    for text in code {
      for match in text.matches(
        of:
          /\b(?:let|var|func|struct|class|enum|protocol|typealias|case|actor)\s+`?([\p{L}_][\p{L}\p{N}_]*)/
      ) {
        names.insert(String(match.1))
      }
      for match in text.matches(of: /\b(?:let|var)\s*\(([^)=]*)\)/) {
        for name in match.1.split(separator: ",") { names.insert(name.trimmed) }
      }
      for match in text.matches(of: /\bfor\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\b/) {
        names.insert(String(match.1))
      }
    }
    return names
  }

  /// Names that lines set more than once: `total = 0`, `total += 1`, `total = total + 1`.
  static func reassigned(in code: String) -> Set<String> {
    var counts: [String: Int] = [:]
    for line in code.split(separator: "\n") {
      if let match = line.prefixMatch(of: /\s*([\p{L}_][\p{L}\p{N}_]*)\s*[-+*\/%]?=(?!=)/) {
        counts[String(match.1), default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// What a line of Python's would have declared: later lines do not find it.
  static func pythonTargets(_ pieces: [Piece]) -> Set<String> {
    guard let first = pieces.first else { return [] }
    if ["def", "class"].contains(first.text), pieces.count > 1 { return [pieces[1].text] }
    if first.isWord("for") || first.isWord("with") {
      return Set(pieces.filter { $0.kind == .name }.map(\.text))
    }
    if first.isWord("import") || first.isWord("from") {
      return Set(pieces.dropFirst().filter { $0.kind == .name }.map(\.text))
    }
    guard let equals = pieces.firstIndex(where: { $0.isSign("=") }) else { return [] }
    return Set(
      pieces[..<equals].flatMap { [$0] + $0.inner }.filter { $0.kind == .name }.map(\.text))
  }
}
