internal import Figures
internal import Lessons
internal import Weaving

extension Report.Block {
  /// The Markdown page writes these itself; all others keep the author's own lines.
  var isReplaced: Bool {
    switch content {
    case .cell, .equation, .html, .listing, .task, .claims, .fold: true
    case .table(let table): table.isFence
    default: false
    }
  }

  /// It stands in the lesson's text.
  var isText: Bool {
    if case .notice = content { false } else { true }
  }
}

extension MarkdownPage {
  mutating func write(_ block: Report.Block) {
    let source = Array(report.source.lines[(block.lines.lowerBound - 1)..<block.lines.upperBound])
    if let own = lines(of: block, source) {
      write(own, inContainerOf: source[0])
    } else {
      lines += source
    }
  }

  /// What stands for the block's own lines; nil where they stay.
  private mutating func lines(of block: Report.Block, _ source: [String]) -> [String]? {
    switch block.content {
    case .task(let task, let inner): return framed(lines(of: inner, source) ?? source, as: task)
    case .claims(let claims): return self.lines(of: claims)
    case .fold(let fold): return self.lines(of: fold)
    case .cell(let cell): return self.lines(of: cell)
    case .equation(let equation): return self.lines(of: equation)
    case .table(let table):
      guard table.isFence else { return nil }
      let formulas = TableFormulas(table, opening: "$`", closing: "`$")
      return anchor(table.id) + formulas.lines(paragraphs(formulas.figure.markdown(style)))
        + captionLines(table.label)
    case .html(let raw):
      if report.passesHTML { return nil }
      let text = printable(raw).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      return Markdown.fence("html", text.last == "" ? Array(text.dropLast()) : text)
    case .listing(let listing):
      guard let language = listing.language else { return nil }
      let text = printable(listing.code).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      return anchor(listing.id) + Markdown.fence(language, text)
        + (listing.caption.map { ["", markdownText(printable($0))] } ?? [])
    default: return nil
    }
  }

  private func lines(of claims: Report.Claims) -> [String] {
    guard !claims.texts.isEmpty else { return [] }
    return ["**\(words.answerHasTo)**", ""]
      + claims.lines(words).map { "- \(markdownText(printable($0)))" }
  }

  private mutating func lines(of fold: Report.Fold) -> [String] {
    var inside: [String] = []
    for block in fold.blocks {
      let source = block.lines.map { edits.edited(report.source.lines[$0 - 1], line: $0) }
      inside += (lines(of: block, source) ?? source) + [""]
    }
    return ["<details><summary>\(fold.title(words))</summary>", ""] + inside
      + ["</details>"]
  }

  /// Sets lines where the block stood: in its list item, its quote.
  private mutating func write(_ inside: [String], inContainerOf firstLine: String) {
    let first = firstLine.prefix { !"`~<$".contains($0) }
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

  private func lines(of equation: Report.Equation) -> [String] {
    let tex = equation.formula.tex
    var text = tex.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let label = equation.label, !tex.contains("\\tag") {
      text[text.count - 1] += " \\tag{\(label.number)}"
    }
    return anchor(equation.id) + Markdown.fence("math", text)
      + (equation.caption.map { ["", markdownText($0)] } ?? [])
  }

  func captionLines(_ label: Report.Label?) -> [String] {
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
