extension Figure {
  /// The figure as the inside of a page's `<figure>`: tables, SVG, MathML, without the caption,
  /// which the page sets with the figure's number. Those of a group's members are drawn.
  ///
  /// There is no script and no style attribute in it; `Figure.styleSheet` gives the looks.
  ///
  /// - Parameters:
  ///   - idPrefix: makes the ids within the figure unique on the page.
  ///   - words: the language.
  ///   - tex: MathML for TeX, set as a block; nil shows the TeX itself.
  package func html(
    idPrefix: String, words: FigureWords = .english, tex: (String) -> String?
  ) -> String {
    let head = title.map { "<p class=\"figure-title\">\(HTML.text(words($0)))</p>\n" } ?? ""
    return head + content.html(id: HTML.identifier(idPrefix), title: title, words, tex: tex)
  }
}

extension Figure.Content {
  func html(
    id: String, title: Phrase?, _ words: FigureWords, tex: (String) -> String?
  ) -> String {
    switch self {
    case .table(let table): table.html(words)
    case .plot(let plot): plot.html(id: id, title: title, words)
    case .diagram(let diagram): diagram.html(id: id, title: title, words)
    case .formula(let formula): formula.html(tex: tex)
    case .text(let text): text.html(words)
    case .check(let check): check.html(words)
    case .group(let group): group.html(id: id, words, tex: tex)
    }
  }
}

extension Figure.Table {
  func html(_ words: FigureWords) -> String {
    guard columnCount > 0 else { return "" }
    func cell(_ text: String, _ column: Int, tag: String, scope: String = "") -> String {
      let name = alignment(ofColumn: column)
      // A vector, a shape, an arrow with its word, a sum are read in one piece.
      let isWhole =
        text.utf8.count < 60
        && (text.first.map { "[→←".contains($0) } == true
          || text.contains(" ") && !text.contains(where: \.isLetter))
      // A heading without words is none.
      let (tag, scope) = text.isEmpty ? ("td", "") : (tag, scope)
      let classes = (name == .left ? [] : [name.rawValue]) + (isWhole ? ["whole"] : [])
      let mark = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
      return "<\(tag)\(scope)\(mark)>\(HTML.text(text))</\(tag)>"
    }
    func row(_ cells: [Phrase], mark: String, tag: String, scope: String) -> String {
      let inside = padded(cells).enumerated()
        .map { cell(words($1), $0, tag: tag, scope: scope) }.joined()
      return "<tr\(mark)>\(inside)</tr>\n"
    }
    var html = "<div class=\"figure-table\" tabindex=\"0\"><table>\n"
    if !header.isEmpty {
      html +=
        "<thead>\n"
        + row(header, mark: "", tag: "th", scope: " scope=\"col\"") + "</thead>\n"
    }
    html += "<tbody>\n"
    for (index, cells) in rows.enumerated() {
      let mark = emphasised.contains(index) ? " class=\"emphasised\"" : ""
      html += row(cells, mark: mark, tag: "td", scope: "")
    }
    return html + "</tbody>\n</table></div>\n"
  }
}

extension Figure.Formula {
  func html(tex convert: (String) -> String?) -> String {
    let inside = convert(tex) ?? "<code class=\"tex\">\(HTML.text(tex))</code>"
    return "<div class=\"figure-formula\" tabindex=\"0\">\(inside)</div>\n"
  }
}

extension Figure.Text {
  func html(_ words: FigureWords) -> String {
    let string = words(string)
    switch form {
    case .prose:
      return TextLine.lines(string).split(separator: "")
        .map { "<p>\(HTML.text($0.joined(separator: "\n")))</p>\n" }.joined()
    case .preformatted:
      return "<pre class=\"figure-text\" tabindex=\"0\">\(HTML.text(string))</pre>\n"
    }
  }
}

extension Figure.Check {
  func html(_ words: FigureWords) -> String {
    let sign = passed ? "✓" : "✗"
    let verdict = words(passed ? "holds" : "does not hold")
    var html = "<div class=\"figure-check \(passed ? "passed" : "failed")\">"
    html +=
      "<p><span class=\"sign\" role=\"img\" aria-label=\"\(HTML.attribute(verdict))\">\(sign)</span> "
    html += "\(HTML.text(words(claim)))</p>"
    if let detail {
      let text = HTML.text(words(detail))
      html += "<pre class=\"figure-text\" tabindex=\"0\">\(text)</pre>"
    }
    return html + "</div>\n"
  }
}

extension Figure.Group {
  func html(id: String, _ words: FigureWords, tex: (String) -> String?) -> String {
    var html =
      "<div class=\"figure-group \(arrangement == .sideBySide ? "side-by-side" : "stacked")\">\n"
    for (index, figure) in figures.enumerated() {
      html += "<div class=\"figure-member\">\n"
      html += figure.html(idPrefix: "\(id)-\(index + 1)", words: words, tex: tex)
      if let caption = figure.caption {
        html += "<p class=\"figure-caption\">\(HTML.text(words(caption)))</p>\n"
      }
      html += "</div>\n"
    }
    return html + "</div>\n"
  }
}
