internal import Figures
package import Lessons
package import Runs

extension Report {
  /// Weaves a lesson and its results.
  ///
  /// - Parameters:
  ///   - findings: what checks found wrong with the lesson, beside what its parser did. Errors are
  ///     shown at their places; warnings are the author's matter.
  ///   - facts: of the lesson's place in its course.
  package init(
    _ lesson: Lesson, _ run: Run, findings: [Diagnostic] = [], facts: CourseFacts,
    services: WeavingServices = WeavingServices()
  ) {
    let outline = LessonOutline(lesson: lesson, run: run)
    var weaver = Weaver(
      lesson: lesson, run: run, facts: facts, services: services, outline: outline,
      errors: (lesson.diagnostics + findings).filter { $0.severity == .error }
        .sorted { $0.range.start < $1.range.start })
    let front = lesson.frontMatter
    path = facts.path
    lang = front.lang
    title = outline.title
    isNamed = front.title != nil
    summary = front.summary
    opening = lesson.firstSentences
    (titleBlock, body) = weaver.text()
    labels = outline.labelsByID
    choices = weaver.choices
    statuses = lesson.cells.indices.map { run.result(of: $0).status }
    figureFormulas = weaver.figureFormulas
    drawingPrefix = outline.ids.freshPrefix("drawing-")
    footnotePrefix = outline.ids.freshPrefix("footnote-")
    passesHTML = front.html
    figureWords = lesson.figureWords
    source = Source(
      lines: lesson.lines, firstBodyLine: lesson.firstBodyLine,
      links: lesson.references.map { reference in
        Source.Link(
          destination: reference.destination, range: reference.range,
          link: weaver.link(reference.destination))
      }, headingIDs: lesson.headingIDs, dollars: lesson.dollars, footnotes: lesson.footnoteMarks)
  }
}

extension Run {
  /// What the cell did; not run where there is no result, as in a lesson that does not parse.
  func result(of index: Int) -> CellResult {
    cells.indices.contains(index) ? cells[index] : CellResult(status: .notRun)
  }
}

/// Turns a lesson's blocks into a report's, in the order of the text.
struct Weaver {
  let lesson: Lesson
  let run: Run
  let facts: CourseFacts
  let services: WeavingServices
  let outline: LessonOutline
  let errors: [Diagnostic]

  /// The errors that no block has shown yet, in the order of the lines.
  private(set) var pending: [Diagnostic]
  let choices: Report.Choices?
  private let wording: Wording
  private var nextHeading = 0
  private var names: CodeNames
  private(set) var figureFormulas: [String: String] = [:]

  init(
    lesson: Lesson, run: Run, facts: CourseFacts, services: WeavingServices,
    outline: LessonOutline, errors: [Diagnostic]
  ) {
    self.lesson = lesson
    self.run = run
    self.facts = facts
    self.services = services
    self.outline = outline
    self.errors = errors
    pending = errors
    wording = Wording(lang: lesson.frontMatter.lang)
    names = CodeNames(facts.names, in: lesson)
    choices = Report.Choices(
      run.alternatives, words: lesson.figureWords, wording: wording,
      prefix: outline.ids.freshPrefix("choice-"))
  }

  mutating func text() -> (title: Report.Block?, body: [Report.Block]) {
    var body = notices(through: lesson.firstBodyLine - 1)
    var rest = lesson.blocks[...]
    var title: Report.Block?
    if outline.startsWithTitle, let first = rest.popFirst(),
      case .heading(_, let content, let id) = first.kind
    {
      let heading = Report.Heading(
        level: 1, id: id, text: outline.title, content: inlines(content))
      title = Report.Block(content: .heading(heading), lines: first.lines)
    }
    body += blocks(Array(rest))
    return (title, body + notices(through: .max))
  }

  private mutating func blocks(_ blocks: [Block]) -> [Report.Block] {
    var woven: [Report.Block] = []
    for block in blocks {
      woven += notices(through: block.lines.lowerBound - 1)
      let next = self.block(block)
      if !woven.isEmpty, let both = woven[woven.count - 1].joined(with: next) {
        woven[woven.count - 1] = both
      } else {
        woven.append(next)
      }
      woven += notices(through: block.lines.upperBound)
    }
    return woven
  }

  private mutating func notices(through line: Int) -> [Report.Block] {
    var notices: [Report.Block] = []
    while let next = pending.first, next.range.start.line <= line {
      pending.removeFirst()
      let line = next.range.start.line
      notices.append(Report.Block(content: .notice(next), lines: line...line))
    }
    return notices
  }

  private mutating func block(_ block: Block) -> Report.Block {
    let own = Report.Block(content: content(of: block), lines: block.lines)
    guard var task = outline.task(at: block) else { return own }
    task.outcome = outcome(of: block)
    return Report.Block(content: .task(task, own), lines: block.lines)
  }

  private mutating func content(of block: Block) -> Report.Block.Content {
    switch block.kind {
    case .heading(_, let content, let id):
      let place = outline.headings[nextHeading]
      nextHeading += 1
      names.beginSection()
      return .heading(
        Report.Heading(level: place.level, id: id, text: place.text, content: inlines(content)))
    case .paragraph(let content): return .paragraph(inlines(content))
    case .quote(let inner): return .quote(blocks(inner))
    case .alert(let alert, let inner): return .alert(alert, blocks(inner))
    case .footnotes(let notes):
      return .footnotes(
        notes.map { note in
          Report.Footnote(
            number: note.number, references: note.references, blocks: blocks(note.blocks))
        })
    case .list(let start, let tight, let items):
      return .list(start: start, tight: tight, items: items.map { blocks($0) })
    case .thematicBreak: return .thematicBreak
    case .listing(let code, let language, let attributes):
      let lines = HighlightedCode(
        code, html: language.flatMap { services.highlight(code, $0) }, language: language
      ).lines
      let own = attributes.withoutTask
      return .listing(
        Report.Listing(lines: lines, language: language, id: own.id, caption: own.caption))
    case .cell(let index): return .cell(cell(index, label: outline.label(at: block)))
    case .math(let tex, let attributes):
      return .equation(
        Report.Equation(
          formula: formula(tex, display: true), id: attributes.id, caption: attributes.caption,
          label: outline.label(at: block)))
    case .table(let table):
      return .table(
        Report.Table(
          header: table.header.map { inlines($0) },
          rows: table.rows.map { $0.map { inlines($0) } },
          alignment: Report.Table.alignment(of: table), isFence: table.isFence,
          id: table.attributes.id, label: table.isFence ? outline.label(at: block) : nil))
    case .html(let raw): return .html(raw)
    case .test(let index): return .claims(claims(of: lesson.tests[index]))
    case .fold(let kind, let inner):
      let number = outline.hints[block.lines.lowerBound] ?? 1
      return .fold(Report.Fold(kind, number: number, blocks(inner)))
    }
  }

  // MARK: Exercises

  /// What an answer has to do, in the lesson's language. Those that only the grader sees are none.
  private func claims(of test: ExerciseTest) -> Report.Claims {
    guard !test.isHidden else { return Report.Claims(texts: [], points: []) }
    return Report.Claims(
      texts: test.claims.map { lesson.figureWords(Phrase($0.text)) },
      points: test.claims.map(\.points))
  }

  // MARK: Cells

  private mutating func cell(_ index: Int, label: Report.Label?) -> Report.Cell {
    let cell = lesson.cells[index]
    var result = run.result(of: index)
    // The lesson's own errors in its lines are shown there.
    let own = pending.filter { cell.fenceLines.contains($0.range.start.line) }
    pending.removeAll { cell.fenceLines.contains($0.range.start.line) }
    result.diagnostics = own + result.diagnostics.filter { !own.contains($0) }
    let listing = names.marked(
      CellListing(cell: cell, result: result, path: lesson.path, services: services))
    defer { names.endCell() }
    keepFormulas(of: result)
    var woven = Report.Cell(
      number: index + 1, status: result.status, listing: listing,
      hidesCode: cell.attributes.hidden,
      foldsCode: cell.attributes.folded && !listing.hasErrors,
      figures: result.figures,
      parts: Report.Cell.Part.parts(result.output, figures: result.figures.count),
      id: cell.attributes.withoutTask.id, label: label)
    addChoices(to: &woven, index, result)
    return woven
  }

  private mutating func keepFormulas(of result: CellResult) {
    for tex in result.figures.flatMap(\.formulas) where figureFormulas[tex] == nil {
      figureFormulas[tex] = services.mathML(tex, true)
    }
  }

  private mutating func addChoices(to woven: inout Report.Cell, _ index: Int, _ result: CellResult)
  {
    guard let choices, let alternatives = run.alternatives else { return }
    woven.controls = alternatives.controls.indices.filter {
      alternatives.controls[$0].cell == index
    }
    if let table = ChoiceTable(lesson, run, choices) {
      woven.choiceTables = woven.controls.compactMap { table.figure(ofControl: $0, wording) }
    }
    let standard = woven.standardVersion(of: nil)
    for (other, outcomes) in alternatives.others(ofCell: index, than: run.result(of: index)) {
      keepFormulas(of: other)
      var version = Report.Cell.Version(
        outcomes: [0], status: other.status,
        listing: names.marked(
          CellListing(
            cell: lesson.cells[index], result: other, path: lesson.path, services: services)),
        figures: other.figures,
        parts: Report.Cell.Part.parts(other.output, figures: other.figures.count))
      guard version != standard else { continue }
      version.outcomes = outcomes
      woven.versions.append(version)
    }
  }

  private func outcome(of block: Block) -> Report.Task.Outcome {
    if errors.contains(where: { block.lines.contains($0.range.start.line) }) { return .failed }
    guard case .cell(let index) = block.kind else { return .passed }
    switch run.result(of: index).status {
    case .passed, .failedAsExpected: return .passed
    case .failed: return .failed
    case .notRun: return .notRun
    }
  }

  // MARK: Prose

  func inlines(_ inlines: [Inline]) -> [Report.Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(text)
      case .softBreak: .softBreak
      case .lineBreak: .lineBreak
      case .code(let code): .code(code)
      case .emphasis(let content): .emphasis(self.inlines(content))
      case .strong(let content): .strong(self.inlines(content))
      case .strikethrough(let content): .strikethrough(self.inlines(content))
      case .footnote(let reference): .footnote(reference)
      case .checkbox(let isChecked): .checkbox(isChecked: isChecked)
      case .link(let destination, let title, let content):
        .link(
          link(destination), title: title.isEmpty ? nil : title, content: self.inlines(content))
      case .image(let source, let title, let alternative):
        .image(
          Report.Image(
            data: services.imageData(source).flatMap { $0.hasPrefix("data:image/") ? $0 : nil },
            source: source, link: link(source), title: title.isEmpty ? nil : title,
            alternative: alternative))
      case .math(let tex, _): .math(formula(tex, display: false))
      case .html(let raw): .html(raw)
      }
    }
  }

  func link(_ written: String) -> Report.Link {
    facts.links[written] ?? Report.Link(target: .refused)
  }

  private func formula(_ tex: String, display: Bool) -> Report.Formula {
    Report.Formula(tex: tex, mathML: services.mathML(tex, display))
  }
}

extension Cell {
  /// From the fence that opens it to the one that closes it.
  fileprivate var fenceLines: ClosedRange<Int> {
    firstLine - 1...max(firstLine - 1, closingLine)
  }
}

extension Report.Block {
  /// The claims of two tests in one list: to a student they are one.
  fileprivate func joined(with next: Report.Block) -> Report.Block? {
    guard case .claims(let claims) = content, case .claims(let more) = next.content else {
      return nil
    }
    let both = Report.Claims(
      texts: claims.texts + more.texts, points: claims.points + more.points)
    return Report.Block(
      content: .claims(both), lines: lines.lowerBound...max(lines.upperBound, next.lines.upperBound)
    )
  }
}
