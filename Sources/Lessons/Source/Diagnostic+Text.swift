internal import TextWidth

extension Diagnostic {
  /// The one form in which problems are printed, as compilers do: place and message, the lesson's
  /// line with a caret under the column, and what to do. Ends with a line break.
  package func text(color: Bool) -> String {
    let style = Style(color: color)
    let label: String
    switch severity {
    case .error: label = style.paint("error:", "1;31")
    case .warning: label = style.paint("warning:", "1;35")
    case .note: label = style.paint("note:", "1;36")
    }
    let place = "\(file):\(range.start.line):\(range.start.column):"
    var text = "\(style.paint(place, "1")) \(label) \(Printable.line(message))\n"
    let gutter = String(repeating: " ", count: String(range.start.line).count)
    if let excerpt {
      let shown = ExcerptLine(excerpt, columns: underlined(in: excerpt))
      text += style.paint(" \(range.start.line) | ", "2") + shown.line + "\n"
      text += style.paint(" \(gutter) | ", "2") + style.paint(shown.marks, "1;32") + "\n"
    }
    if let hint {
      text += style.paint(" \(gutter) = ", "2") + "hint: \(Printable.line(hint))\n"
    }
    return text
  }

  /// The columns of the excerpt that the range covers, one at least.
  private func underlined(in excerpt: String) -> Range<Int> {
    let start = max(range.start.column, 1)
    let end = range.end.line > range.start.line ? excerpt.count + 1 : range.end.column
    return start..<max(end, start + 1)
  }
}

private struct Style {
  let color: Bool

  func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// A line as a terminal shows it, with the marks that stand under some of its columns.
private struct ExcerptLine {
  /// In terminal cells; a longer line is cut around its marks.
  private static let widest = 160
  private static let tabStop = 4

  private(set) var line = ""
  private(set) var marks = ""

  init(_ text: String, columns: Range<Int>) {
    let characters = Array(text)
    let (first, last) = Self.window(characters, around: columns.lowerBound)
    var cell = 0
    if first > 0 {
      line = "…"
      marks = " "
      cell = 1
    }
    for index in first..<last {
      let character = characters[index]
      let shown =
        character == "\t"
        ? String(repeating: " ", count: Self.tabStop - cell % Self.tabStop)
        : Printable.line(String(character))
      let width = TextWidth.columns(of: shown)
      line += shown
      cell += width
      if columns.contains(index + 1) {
        marks += mark(width)
      } else if index + 1 < columns.lowerBound {
        marks += String(repeating: " ", count: width)
      }
    }
    if last < characters.count { line += "…" }
    // A place behind the line's end, such as that of something missing.
    if columns.lowerBound > last { marks += "^" }
  }

  private func mark(_ width: Int) -> String {
    guard width > 0 else { return "" }
    return marks.contains("^")
      ? String(repeating: "~", count: width)
      : "^" + String(repeating: "~", count: width - 1)
  }

  private static func window(_ characters: [Character], around column: Int) -> (Int, Int) {
    guard characters.count > widest else { return (0, characters.count) }
    let first = min(max(0, column - widest / 2), characters.count - widest)
    return (first, first + widest)
  }
}
