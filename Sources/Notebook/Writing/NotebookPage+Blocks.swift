internal import Figures
internal import Lessons
internal import Weaving

extension NotebookPage {
  mutating func write(_ block: Report.Block) {
    switch block.content {
    case .task(let task, let inner): write(task, around: inner)
    case .cell(let cell): write(cell, at: block.lines)
    default: writeInProse(block, lines(of: block))
    }
  }

  /// - Parameter own: what stands for the block's own lines; nil where they stay.
  private mutating func writeInProse(_ block: Report.Block, _ own: [String]?) {
    let source = report.source.lines[block.lines.lowerBound - 1..<block.lines.upperBound]
    let shown = own.map { inContainer($0, of: source.first ?? "") } ?? Array(source)
    if case .claims = block.content {
      // Students get notebooks: the code of a test is not kept in one, to come back.
      addForGood(dedented(shown, line: block.lines.lowerBound), for: block.lines)
      return
    }
    add(dedented(shown, line: block.lines.lowerBound), for: block.lines)
  }

  private func lines(of block: Report.Block) -> [String]? {
    switch block.content {
    case .claims(let claims):
      claims.texts.isEmpty
        ? []
        : ["**\(words.answerHasTo)**", ""]
          + claims.lines(words).map { "- \(NotebookText.markdown(printable($0)))" }
    case .fold(let fold):
      ["<details><summary>\(fold.title(words))</summary>", ""]
        + fold.blocks.flatMap { block in
          let source = block.lines.map { edits.edited(report.source.lines[$0 - 1], line: $0) }
          return (lines(of: block) ?? source) + [""]
        } + ["</details>"]
    case .equation(let equation): lines(of: equation)
    case .table(let table): table.isFence ? lines(of: table) : nil
    case .html(let raw): report.passesHTML ? nil : Markdown.fence("html", paragraphs(raw))
    case .listing(let listing):
      listing.language.map { language in
        anchor(listing.id) + Markdown.fence(language, printable(listing.code).lines)
          + (listing.caption.map { ["", NotebookText.markdown($0)] } ?? [])
      }
    default: nil
    }
  }

  private func lines(of table: Report.Table) -> [String] {
    let formulas = TableFormulas(table, opening: "$", closing: "$")
    let text = NotebookText.markdown(ofFigure: formulas.figure.markdown(style))
    return anchor(table.id) + formulas.lines(paragraphs(text)) + captionLines(table.label)
  }

  private func lines(of equation: Report.Equation) -> [String] {
    var tex = equation.formula.tex
    if let label = equation.label, !tex.contains("\\tag") {
      tex += " \\tag{\(label.number)}"
    }
    return anchor(equation.id) + NotebookText.display(tex)
      + (equation.caption.map { ["", NotebookText.markdown($0)] } ?? [])
  }

  private func captionLines(_ label: Report.Label?) -> [String] {
    guard let label else { return [] }
    let name = "**\(words.name(of: label))**"
    return ["", label.caption.map { "\(name) · \(NotebookText.markdown($0))" } ?? name]
  }

  /// A place that links lead to.
  func anchor(_ id: String?) -> [String] {
    guard let id else { return [] }
    return ["<a id=\"\(HTML.attribute(id))\"></a>", ""]
  }

  /// A renderer's text as lines.
  private func paragraphs(_ text: String) -> [String] {
    var result = printable(text).lines
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  /// Lines where their block stood: in its list's item, in its quote.
  private func inContainer(_ inside: [String], of firstLine: String) -> [String] {
    let first = firstLine.prefix { !"`~<$".contains($0) }
    guard !first.isEmpty else { return inside }
    let rest = Self.continuation(of: first)
    return inside.enumerated().map { index, line in
      line.isEmpty ? rest.trimmedEnd : (index == 0 ? String(first) : rest) + line
    }
  }

  /// A list's marker stands once; a quote's stands on every line.
  static func continuation(of prefix: some StringProtocol) -> String {
    String(prefix.map { $0 == ">" || $0 == "\t" ? $0 : " " })
  }

  // MARK: Exercises and solutions

  /// A name, and under it the cell. What is folded is a cell of code whose source Jupyter hides, and
  /// of a listing, which is Markdown, `<details>`.
  private mutating func write(_ task: Report.Task, around block: Report.Block) {
    let names = [words.name(of: task)] + [task.title].compactMap { $0.map(printable) }
    let title = names.dropFirst().map { " · \(NotebookText.markdown($0))" }.joined()
    let heading = "**\(names[0])**\(title)"
    if case .cell(let cell) = block.content {
      addOwn(anchor(task.id) + [heading])
      write(cell, at: block.lines, task: task)
      return
    }
    let source = report.source.lines[block.lines.lowerBound - 1..<block.lines.upperBound]
    let inside = lines(of: block) ?? Array(source)
    guard task.role == .solution else {
      return writeInProse(block, anchor(task.id) + [heading, ""] + inside)
    }
    let summary = HTML.text(names.joined(separator: " · ")).replacing("$", with: "&#36;")
    let open = task.isOpen(solutions) ? "<details open>" : "<details>"
    writeInProse(
      block,
      anchor(task.id) + ["\(open)<summary>\(summary)</summary>", ""] + inside
        + ["", "</details>"])
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
