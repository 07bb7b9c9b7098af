internal import Figures
internal import Lessons

extension Block {
  /// The Markdown report writes these anew; all others keep the author's own lines.
  var isReplaced: Bool {
    switch kind {
    case .cell, .math, .table, .html, .listing: true
    default: false
    }
  }
}

extension MarkdownPage {
  mutating func write(_ block: Block) {
    let source = Array(lesson.lines[(block.lines.lowerBound - 1)..<block.lines.upperBound])
    let inside: [String]
    switch block.kind {
    case .cell(let index): inside = cellLines(index, label: outline.label(at: block))
    case .math(let tex, let attributes):
      inside = equation(tex, attributes: attributes, label: outline.label(at: block))
    case .table(let header, let rows, let attributes):
      let table = Figure(.table(Figure.Table(csv: header, rows: rows)))
      inside =
        anchor(attributes.id) + paragraphs(table.markdown(style))
        + captionLines(outline.label(at: block))
    case .html(let raw):
      guard !lesson.frontMatter.html else {
        lines += source
        return
      }
      let text = printable(raw).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      inside = markdownFence("html", text.last == "" ? Array(text.dropLast()) : text)
    case .listing(let code, let language, let given):
      let attributes = given.withoutTask
      guard let language else {
        lines += source
        return
      }
      let text = printable(code).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      inside =
        anchor(attributes.id) + markdownFence(language, text)
        + (attributes.caption.map { ["", markdownText(printable($0))] } ?? [])
    default: inside = source
    }
    write(
      outline.task(at: block).map { framed(inside, as: $0) } ?? inside, inContainerOf: source[0])
  }

  /// Sets lines where the block stood: in its list item, its quote.
  private mutating func write(_ inside: [String], inContainerOf firstLine: String) {
    let first = firstLine.prefix { $0 != "`" && $0 != "~" && $0 != "<" }
    guard !first.isEmpty else {
      lines += inside
      return
    }
    // A list's marker stands once; a quote's stands on every line.
    let rest = String(first.map { $0 == ">" || $0 == "\t" ? $0 : " " })
    for (index, line) in inside.enumerated() {
      let whole = (index == 0 ? String(first) : rest) + line
      lines.append(String(whole.trimmedAtTheEnd))
    }
  }

  /// A place that links lead to; GitHub keeps the ids of headings alone otherwise.
  func anchor(_ id: String?) -> [String] {
    guard let id else { return [] }
    return ["<a id=\"\(HTML.attribute(id))\"></a>", ""]
  }

  private func equation(
    _ tex: String, attributes: Attributes, label: LessonOutline.Label?
  ) -> [String] {
    var text = tex.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let label, !tex.contains("\\tag") { text[text.count - 1] += " \\tag{\(label.number)}" }
    return anchor(attributes.id) + markdownFence("math", text)
      + (attributes.caption.map { ["", markdownText($0)] } ?? [])
  }

  func captionLines(_ label: LessonOutline.Label?) -> [String] {
    guard let label else { return [] }
    let name = "**\(words.name(of: label))**"
    return ["", label.caption.map { "\(name) · \(markdownText($0))" } ?? name]
  }

  /// A renderer's text as lines.
  func paragraphs(_ text: String) -> [String] {
    var result = printable(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }
}

extension String {
  var trimmedAtTheEnd: Substring {
    var text = self[...]
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
