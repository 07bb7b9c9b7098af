internal import Weaving

/// Plain text as Markdown on one line: no sign in it is taken for markup.
func markdownText(_ text: String) -> String {
  var out = ""
  let characters = Array(printable(text))
  for (index, character) in characters.enumerated() {
    switch character {
    case "\\", "`", "*", "_", "<", "$", "|", "~": out += "\\\(character)"
    // Brackets alone are no link, and a shape reads better without backslashes.
    case "]" where index + 1 < characters.count && "([:".contains(characters[index + 1]):
      out += "\\]"
    case "&": out += "&amp;"
    case "\n": out += " "
    default: out.append(character)
    }
  }
  return out
}

/// A code span that holds any text, backticks too.
func markdownCode(_ text: String) -> String {
  let text = printable(text).split(separator: "\n").joined(separator: " ")
  let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
  let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
  return fence + pad + text + pad + fence
}

/// The lines of a fence that holds any code.
func markdownFence(_ language: String, _ lines: [String]) -> [String] {
  let longest = lines.reduce(2) { max($0, longestRun(of: "`", in: $1)) }
  let marks = String(repeating: "`", count: longest + 1)
  return [marks + language] + lines + [marks]
}

private func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var run = 0
  for other in text {
    run = other == character ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}
