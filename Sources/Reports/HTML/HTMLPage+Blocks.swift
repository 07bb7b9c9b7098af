internal import Figures
internal import Lessons

extension HTMLPage {
  mutating func write(_ blocks: [Block], tight: Bool = false) {
    for block in blocks {
      writePending(through: block.lines.lowerBound - 1)
      write(block, tight: tight)
      writePending(through: block.lines.upperBound)
    }
  }

  private mutating func write(_ block: Block, tight: Bool) {
    if let task = outline.task(at: block) {
      writeTask(task, block)
      page.newline()
      return
    }
    write(block.kind, of: block, tight: tight)
    page.newline()
  }

  mutating func write(_ kind: Block.Kind, of block: Block, tight: Bool) {
    switch kind {
    case .heading(_, let content, let id): writeHeading(content, id: id)
    case .paragraph(let content) where tight: write(content)
    case .paragraph(let content):
      page.open("p")
      write(content)
      page.close("p")
    case .quote(let inner):
      page.open("blockquote")
      page.newline()
      write(inner)
      page.close("blockquote")
    case .list(let start, let tight, let items): writeList(items, start: start, tight: tight)
    case .thematicBreak: page.open("hr")
    case .listing(let code, let language, let attributes):
      writeListing(code, language: language, attributes: attributes)
    case .cell(let index): writeCell(index, label: outline.label(at: block))
    case .math(let tex, let attributes):
      writeEquation(tex, attributes: attributes, label: outline.label(at: block))
    case .table(let header, let rows, let attributes):
      writeTable(header, rows, attributes: attributes, label: outline.label(at: block))
    case .html(let raw):
      if lesson.frontMatter.html {
        page.verbatim(raw)
      } else {
        page.open("pre", ["class": "raw"])
        page.text(raw)
        page.close("pre")
      }
    }
  }

  private mutating func writeHeading(_ content: [Inline], id: String) {
    let heading = outline.headings[nextHeading]
    nextHeading += 1
    // In the document of the whole course the lesson's title is an h2 itself.
    let tag: StaticString =
      switch heading.level + (place == nil ? 0 : 1) {
      case 1, 2: "h2"
      case 3: "h3"
      case 4: "h4"
      case 5: "h5"
      default: "h6"
      }
    page.open(tag, ["id": claim(id)])
    write(content)
    if place == nil { writeAnchor(to: id, label: words.linkToHeading(heading.text)) }
    page.close(tag)
  }

  /// The sign beside a heading or a figure that links to it.
  mutating func writeAnchor(to id: String, label: String) {
    page.text(" ")
    page.open("a", ["class": "anchor", "href": fragment(id), "aria-label": label])
    page.element("span", ["aria-hidden": "true"], text: "#")
    page.close("a")
  }

  private mutating func writeList(_ items: [[Block]], start: Int?, tight: Bool) {
    if let start {
      page.open("ol", ["start": start == 1 ? nil : "\(start)"])
    } else {
      page.open("ul")
    }
    page.newline()
    for item in items {
      page.open("li")
      write(item, tight: tight)
      page.close("li")
      page.newline()
    }
    if start == nil { page.close("ul") } else { page.close("ol") }
  }

  private mutating func writeListing(
    _ code: String, language: String?, attributes: Attributes
  ) {
    let highlighted = HighlightedCode(
      code, html: language.flatMap { services.highlight(code, $0) })
    let attributes = attributes.withoutTask
    page.open("pre", ["class": "listing", "id": claim(attributes.id), "tabindex": "0"])
    page.open("code")
    for (index, line) in highlighted.lines.enumerated() {
      if index > 0 { page.newline() }
      write(line)
    }
    page.close("code")
    page.close("pre")
    writeCaption(attributes.caption)
  }

  mutating func write(_ tokens: [Token]) {
    for token in tokens {
      let text = printable(token.text)
      if token.kind == .plain {
        page.text(text)
      } else {
        page.element("span", ["class": token.kind.rawValue], text: text)
      }
    }
  }

  private mutating func writeCaption(_ caption: String?) {
    guard let caption else { return }
    page.element("p", ["class": "caption"], text: caption)
  }

  private mutating func writeEquation(
    _ tex: String, attributes: Attributes, label: LessonOutline.Label?
  ) {
    page.open("div", ["class": "equation", "id": claim(attributes.id)])
    page.open("div", ["class": "formula", "tabindex": "0"])
    if let math = mathML(tex, display: true) {
      page.verbatim(math)
    } else {
      page.element("code", ["class": "tex"], text: tex)
    }
    page.close("div")
    if let label {
      page.open("a", ["class": "number", "href": fragment(label.id)])
      page.text("(\(place?.number.map { "\($0)." } ?? "")\(label.number))")
      page.close("a")
    }
    page.close("div")
    if label?.caption == nil { writeCaption(attributes.caption) }
  }

  private mutating func writeTable(
    _ header: [String], _ rows: [[String]], attributes: Attributes, label: LessonOutline.Label?
  ) {
    let table = Figure(.table(Figure.Table(csv: header, rows: rows)))
    guard let label else {
      page.verbatim(
        table.html(idPrefix: figurePrefix + "0", words: lesson.figureWords) { _ in nil })
      return
    }
    writeFigure([table], label: label)
  }
}

extension Figure.Table {
  /// A table of text, in which columns of numbers are set to the right.
  init(csv header: [String], rows: [[String]]) {
    let columns = rows.reduce(header.count) { max($0, $1.count) }
    let alignment = (0..<columns).map { column -> Alignment in
      let cells = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        .filter { !$0.isEmpty }
      let isNumeric = !cells.isEmpty && cells.allSatisfy(Self.isNumber)
      return isNumeric ? .right : .left
    }
    // The author wrote it for these readers: it is in their language.
    self.init(
      header: header.map { Phrase(verbatim: $0) },
      rows: rows.map { $0.map { Phrase(verbatim: $0) } }, alignment: alignment)
  }

  private static func isNumber(_ text: String) -> Bool {
    text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+-−.,eE%×$€¥ ".contains($0) }
  }
}
