internal import Figures
internal import Weaving

extension HTMLPage {
  mutating func write(_ blocks: [Report.Block], tight: Bool = false) {
    for block in blocks {
      write(block.content, tight: tight)
      // A notice ends with a line break of its own.
      if case .notice = block.content { continue }
      page.newline()
    }
  }

  mutating func write(_ content: Report.Block.Content, tight: Bool = false) {
    switch content {
    case .heading(let heading): write(heading)
    case .paragraph(let content) where tight: write(content)
    case .paragraph(let content):
      page.open("p")
      write(content)
      page.close("p")
    case .alert(let alert, let inner): write(alert, inner)
    case .footnotes(let notes): write(notes)
    case .quote(let inner):
      page.open("blockquote")
      page.newline()
      write(inner)
      page.close("blockquote")
    case .list(let start, let tight, let items): writeList(items, start: start, tight: tight)
    case .thematicBreak: page.open("hr")
    case .listing(let listing): write(listing)
    case .cell(let cell): write(cell)
    case .equation(let equation): write(equation)
    case .table(let table): write(table)
    case .notice(let diagnostic): writeNotice(diagnostic)
    case .task(let task, let block): write(task, around: block)
    case .claims(let claims): write(claims)
    case .fold(let fold): write(fold)
    case .html(let raw):
      if report.passesHTML {
        page.verbatim(raw)
      } else {
        page.open("pre", ["class": "raw"])
        page.text(raw)
        page.close("pre")
      }
    }
  }

  private mutating func write(_ heading: Report.Heading) {
    let tag = tag(ofLevel: max(heading.level, 2))
    page.open(tag, ["id": claim(heading.id)])
    write(heading.content)
    if place == nil { writeAnchor(to: heading.id, label: words.linkToHeading(heading.text)) }
    page.close(tag)
  }

  /// - Parameter level: within the lesson, whose title has 1.
  func tag(ofLevel level: Int) -> StaticString {
    switch level + (place?.titleLevel ?? 1) - 1 {
    case 1: "h1"
    case 2: "h2"
    case 3: "h3"
    case 4: "h4"
    case 5: "h5"
    default: "h6"
    }
  }

  /// The sign beside a heading or a figure that links to it.
  mutating func writeAnchor(to id: String, label: String) {
    page.text(" ")
    page.open("a", ["class": "anchor", "href": fragment(id), "aria-label": label])
    page.element("span", ["aria-hidden": "true"], text: "#")
    page.close("a")
  }

  private mutating func writeList(_ items: [[Report.Block]], start: Int?, tight: Bool) {
    if let start {
      page.open("ol", ["start": start == 1 ? nil : "\(start)"])
    } else {
      page.open("ul")
    }
    page.newline()
    for item in items {
      page.open("li", ["class": item.isTask ? "task-item" : nil])
      write(item, tight: tight)
      page.close("li")
      page.newline()
    }
    if start == nil { page.close("ul") } else { page.close("ol") }
  }

  private mutating func write(_ listing: Report.Listing) {
    page.open("pre", ["class": "listing", "id": claim(listing.id), "tabindex": "0"])
    page.open("code")
    for (index, line) in listing.lines.enumerated() {
      if index > 0 { page.newline() }
      write(line)
    }
    page.close("code")
    page.close("pre")
    writeCaption(listing.caption)
  }

  mutating func write(_ tokens: [Token]) {
    for token in tokens {
      let text = printable(token.text)
      let href = token.entry.flatMap { libraryAddress(of: $0) }
      if let href { page.open("a", ["href": href]) }
      defer { if href != nil { page.close("a") } }
      if token.kind == .plain {
        page.text(text)
      } else {
        page.element("span", ["class": token.kind.rawValue], text: text)
      }
    }
  }

  /// A chapter's code leads nowhere: on paper there is nothing to follow.
  private func libraryAddress(of id: String) -> String? {
    guard place == nil, let library = facts.edition?.library else { return nil }
    return frame.href(to: library.path) + "#" + id
  }

  private mutating func writeCaption(_ caption: String?) {
    guard let caption else { return }
    page.element("p", ["class": "caption"], text: caption)
  }

  mutating func write(_ formula: Report.Formula) {
    if let math = formula.mathML {
      page.verbatim(math)
    } else {
      page.element("code", ["class": "tex"], text: formula.tex)
    }
  }

  private mutating func write(_ equation: Report.Equation) {
    page.open("div", ["class": "equation", "id": claim(equation.id)])
    page.open("div", ["class": "formula", "tabindex": "0"])
    write(equation.formula)
    page.close("div")
    if let label = equation.label {
      page.open("a", ["class": "number", "href": fragment(label.id)])
      page.text("(\(place?.number.map { "\($0)." } ?? "")\(label.number))")
      page.close("a")
    }
    page.close("div")
    if equation.label?.caption == nil { writeCaption(equation.caption) }
  }
}

extension [Report.Block] {
  /// An item of a task list.
  var isTask: Bool {
    guard case .paragraph(let content)? = first?.content, case .checkbox? = content.first else {
      return false
    }
    return true
  }
}
