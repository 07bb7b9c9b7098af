internal import Lessons

/// What Swift's runtime wrote to standard error before it stopped the program.
struct RuntimeMessage {
  var rule: Rule
  var message: String
  /// Standard error without that.
  var rest: String

  /// Finds the last such message in `error`; nil where there is none.
  init?(in error: String) {
    let lines = error.split(separator: "\n", omittingEmptySubsequences: false)
    let kinds = ["Fatal error: ", "Precondition failed: ", "Assertion failed: "]
    let bareKinds = ["Fatal error", "Precondition failed", "Assertion failed"]
    for (index, line) in lines.enumerated().reversed() {
      guard let (text, isThrown) = Self.message(in: line, kinds: kinds, bareKinds: bareKinds)
      else { continue }
      // A message may have lines of its own: all up to the end belong to it.
      // Its list of addresses differs from run to run, and the report has the line instead.
      let more = lines[(index + 1)...].prefix { $0 != "Current stack trace:" }
        .joined(separator: "\n")
      message = Self.cleaned(more.isEmpty ? text : text + "\n" + more)
      rule = isThrown ? .uncaughtError : .fatalError
      rest = lines[..<index].map { $0 + "\n" }.joined()
      return
    }
    guard let index = lines.lastIndex(where: { Self.unmarkedMessage(in: $0) != nil }),
      let text = Self.unmarkedMessage(in: lines[index])
    else { return nil }
    message = text
    rule = .fatalError
    rest = lines[..<index].map { $0 + "\n" }.joined()
  }

  /// Messages that the runtime does not mark as fatal, without their addresses.
  private static func unmarkedMessage(in line: Substring) -> String? {
    if line.hasPrefix("Simultaneous accesses to ") {
      return "two simultaneous accesses to one variable, and one of them changes it"
    }
    guard line.hasPrefix("Could not cast value of type ") else { return nil }
    return cleaned(String(line.replacing(#/ \(0x(?:[0-9a-f]+|…)\)/#, with: "")))
      .replacing("Swift.", with: "").replacing("Could not", with: "could not")
      .replacing(/\.$/, with: "")
  }

  private static func message(
    in line: Substring, kinds: [String], bareKinds: [String]
  ) -> (String, isThrown: Bool)? {
    for kind in kinds {
      guard let range = line.firstRange(of: kind) else { continue }
      let text = String(line[range.upperBound...])
      let thrown = "Error raised at top level: "
      if text.hasPrefix(thrown) {
        return ("uncaught error: \(text.dropFirst(thrown.count))", true)
      }
      return (text, false)
    }
    for kind in bareKinds where line.hasSuffix(": \(kind)") || line == kind {
      return (kind.lowercased(), false)
    }
    return nil
  }

  private static func cleaned(_ text: String) -> String {
    var text = text
    // The runtime names an object by its address, which is another one on each run.
    text = text.replacing(/\bobject 0x(?:[0-9a-f]+|…) was/, with: "the object was")
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
