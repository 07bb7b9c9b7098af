internal import TextWidth

/// The names of several series with their marks, in as many lines as they need.
struct TextLegend {
  let lines: [String]

  /// - Parameter marks: one for each name; nil for the marks of lines.
  init(_ names: [Phrase], marks: [String]? = nil, style: TextStyle) {
    guard names.count > 1 else {
      lines = []
      return
    }
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, name) in names.enumerated() {
      let mark =
        marks?[index] ?? String(TextLinePlot.mark(index, ascii: style.isASCII))
      let name = TextLine.clean(style.written(name.isEmpty ? "series \(index + 1)" : name))
      let room = style.width - TextWidth.columns(of: mark) - 1
      let text = TextLine.shortened(name, to: room, ascii: style.isASCII)
      let size = TextWidth.columns(of: mark) + 1 + TextWidth.columns(of: text)
      if used > 0, used + 3 + size > style.width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += "   "
        used += 3
      }
      line += style.painted(mark, .series(index)) + " " + text
      used += size
    }
    self.lines = lines + [line]
  }
}
