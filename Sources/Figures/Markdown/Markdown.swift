/// The one place where text becomes Markdown, of figures and of pages.
package enum Markdown {
  /// `text` on one line, so that no sign in it is taken for markup.
  package static func text(_ text: String, escapingPipes: Bool = false) -> String {
    var result = ""
    let scalars = Array(TextLine.clean(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isWord = { (at: Int) in
        scalars.indices.contains(at) && scalars[at].properties.isAlphabetic
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\\", "`", "*", "$", "~": result += "\\"
      case "[": result += isShape(scalars[index...]) ? "" : "\\"
      case "<" where next.properties.isAlphabetic || "/!?".unicodeScalars.contains(next):
        result += "\\"
      case "&" where next == "#" || next.properties.isAlphabetic:
        result += "&amp;"
        continue
      // Within a word an underscore is only itself.
      case "_": result += isWord(index - 1) && isWord(index + 1) ? "" : "\\"
      case "|": result += escapingPipes ? "\\" : ""
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// A bracket with numbers only, `[5, 3, 8]`, is not a link, and reads best as it is.
  private static func isShape(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let end = text.firstIndex(of: "]") else { return false }
    let isNumbers = text[(text.startIndex + 1)..<end].allSatisfy {
      ("0"..."9").contains($0) || " ,.-×".unicodeScalars.contains($0)
    }
    return isNumbers && (end + 1 == text.endIndex || !"([:".unicodeScalars.contains(text[end + 1]))
  }

  /// The paragraphs of `text`; a line that would open a block is kept from it.
  static func paragraphs(_ text: String) -> String {
    TextLine.lines(text).map { line in
      let line = Markdown.text(String(line.drop { $0 == " " }))
      let opensBlock =
        line.first.map { "#>+-=".contains($0) } ?? false
        || line.drop { $0.isNumber }.first.map { ".)".contains($0) && line.first?.isNumber == true }
          ?? false
      guard opensBlock else { return line }
      guard let sign = line.firstIndex(where: { !$0.isNumber }) else { return line }
      return line[..<sign] + "\\" + line[sign...]
    }.joined(separator: "\n")
  }

  /// A fenced block that nothing in `text` can close.
  static func fence(_ language: String, _ text: String) -> String {
    let marks = fenceMarks(around: text)
    let text = TextLine.lines(text).joined(separator: "\n")
    return "\(marks)\(language)\n\(text)\n\(marks)"
  }

  /// More backticks than stand together in `text`, three at least.
  package static func fenceMarks(around text: some StringProtocol) -> String {
    String(repeating: "`", count: max(3, longestRunOfBackticks(in: text) + 1))
  }

  /// The lines of a fence that holds any code.
  package static func fence(_ info: String, _ lines: [String]) -> [String] {
    let marks = fenceMarks(around: lines.joined(separator: "\n"))
    return [marks + info] + lines + [marks]
  }

  /// A link's target, in angle brackets where it needs them.
  package static func target(_ target: String) -> String {
    guard target.contains(where: { " ()<>".contains($0) }) else { return target }
    return "<" + target.map { "<>\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + ">"
  }

  /// A code span that holds any text of one line, backticks too.
  package static func code(_ text: String) -> String {
    let marks = String(repeating: "`", count: longestRunOfBackticks(in: text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
    return marks + pad + text + pad + marks
  }

  private static func longestRunOfBackticks(in text: some StringProtocol) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
