internal import TextWidth

extension Figure {
  /// The figure as Markdown blocks that GitHub renders and that read well as they are, with a line
  /// break at the end and none before. The caption is left to the page.
  package func markdown(_ style: TextStyle = TextStyle()) -> String {
    var plain = style
    plain.color = false
    let head = title.map { ["**\(Markdown.text(style.words($0)))**"] } ?? []
    return (head + content.markdownBlocks(plain)).filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }
}

extension Figure.Content {
  func markdownBlocks(_ style: TextStyle) -> [String] {
    switch self {
    case .table(let table): [table.markdown(style.words)]
    case .plot, .diagram: [Markdown.fence("text", textLines(style).joined(separator: "\n"))]
    case .formula(let formula): [Markdown.fence("math", formula.tex)]
    case .text(let text):
      switch text.form {
      case .prose: [Markdown.paragraphs(style.words(text.string))]
      case .preformatted: [Markdown.fence("text", style.words(text.string))]
      }
    case .check(let check): [check.markdown(style.words)]
    case .group(let group):
      group.figures.map { figure in
        let caption = figure.caption.map { "\n\(Markdown.text(style.words($0)))\n" } ?? ""
        return String((figure.markdown(style) + caption).dropLast())
      }
    }
  }
}

extension Figure.Table {
  /// A pipe table, its columns padded so that it can be read unrendered.
  func markdown(_ words: FigureWords) -> String {
    guard columnCount > 0 else { return "" }
    let lines = ([header] + rows).enumerated().map { index, row in
      let isStrong = emphasised.contains(index - 1)
      return padded(row).map { cell in
        let text = Markdown.text(TextLine.clean(words(cell)), escapingPipes: true)
        return isStrong && !text.isEmpty ? "**\(text)**" : text
      }
    }
    let widths = (0..<columnCount).map { column in
      lines.reduce(3) { max($0, TextWidth.columns(of: $1[column])) }
    }
    let rule = widths.enumerated().map { column, width in
      switch alignment(ofColumn: column) {
      case .left: String(repeating: "-", count: width)
      case .center: ":" + String(repeating: "-", count: width - 2) + ":"
      case .right: String(repeating: "-", count: width - 1) + ":"
      }
    }
    func drawn(_ row: [String]) -> String {
      "| "
        + row.enumerated().map { column, cell in
          TextLine.fitted(cell, widths[column], alignment(ofColumn: column), ascii: false)
        }.joined(separator: " | ") + " |"
    }
    return ([drawn(lines[0]), drawn(rule)] + lines.dropFirst().map(drawn)).joined(separator: "\n")
  }
}

extension Figure.Check {
  func markdown(_ words: FigureWords) -> String {
    let head = "\(passed ? "✓" : "✗") \(Markdown.paragraphs(words(claim)))"
    return detail.map { head + "\n\n" + Markdown.fence("text", words($0)) } ?? head
  }
}

/// The only place where text becomes Markdown.
enum Markdown {
  /// `text` on one line, so that no sign in it is taken for markup.
  static func text(_ text: String, escapingPipes: Bool = false) -> String {
    var result = ""
    let scalars = Array(TextLine.clean(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isWord = { (at: Int) in
        scalars.indices.contains(at) && scalars[at].properties.isAlphabetic
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\\", "`", "*", "$": result += "\\"
      case "[": result += isShape(scalars[index...]) ? "" : "\\"
      case "<" where next.properties.isAlphabetic || "/!?".unicodeScalars.contains(next):
        result += "\\"
      case "&" where next == "#" || next.properties.isAlphabetic:
        result += "&amp;"
        continue
      // Within a word an underscore is only itself.
      case "_": result += isWord(index - 1) && isWord(index + 1) ? "" : "\\"
      case "~": result += index + 1 < scalars.count && scalars[index + 1] == "~" ? "\\" : ""
      case "|": result += escapingPipes ? "\\" : ""
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// A bracket that holds numbers alone is no link: `[5, 3, 8]` stays as it reads best.
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
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let text = TextLine.lines(text).joined(separator: "\n")
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }
}
