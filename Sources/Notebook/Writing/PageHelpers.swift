internal import Figures
internal import Lessons
internal import Pages
internal import TextWidth
internal import Weaving

// What the writers of pages in `Pages` have for themselves, in the words that notebooks need.

extension Wording {
  func name(of label: Report.Label) -> String {
    switch label.kind {
    case .figure: figure("\(label.number)")
    case .solutionFigure: figure("S\(label.number)")
    case .equation: equation("\(label.number)")
    case .exercise: exercise("\(label.number)")
    }
  }

  func name(of task: Report.Task) -> String {
    let number = task.exercise.map(String.init)
    return task.role == .exercise ? exercise(number ?? "1") : solution(number)
  }

  func name(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: error
    case .warning: warning
    case .note: note
    }
  }
}

extension LineNote {
  /// The note in one line of text.
  var plain: String {
    var parts: [String] = []
    if let name { parts.append("\(name) =") }
    if let first { parts += [first, "…"] }
    parts.append(text)
    if !history.isEmpty { parts.append(sparkline(history, width: 12, ascii: false)) }
    if count > 1 { parts.append("×\(count)") }
    return parts.joined(separator: " ")
  }
}

/// A caret under a column. Under a wide character stands a wide blank, under a tab a tab.
func caret(under column: Int, of line: String) -> String {
  var out = ""
  for character in line.prefix(max(0, column - 1)) {
    switch character {
    case "\t": out += "\t"
    case _ where TextWidth.columns(of: character) == 2: out += "\u{3000}"
    case _ where TextWidth.columns(of: character) == 0: continue
    default: out += " "
    }
  }
  return out + "^"
}

/// The lines of a fence that holds any code.
func fence(_ info: String, _ lines: [String]) -> [String] {
  let longest = lines.reduce(2) { longest, line in
    let runs = line.split(omittingEmptySubsequences: true) { $0 != "`" }
    return max(longest, runs.map(\.count).max() ?? 0)
  }
  let marks = String(repeating: "`", count: longest + 1)
  return [marks + info] + lines + [marks]
}

/// A link's target, in angle brackets where it needs them.
func linkTarget(_ target: String) -> String {
  guard target.contains(where: { " ()<>".contains($0) }) else { return target }
  return "<" + target.map { "<>\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + ">"
}

extension String {
  /// Its lines; at least one.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}
