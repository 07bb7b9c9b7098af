internal import Lessons
internal import Pages
internal import Weaving

/// A lesson as a book shows it: its pictures are files of the book, its links lead to chapters or
/// to the open web, and where a solution stood is a link to the chapter of solutions.
struct BookText {
  let report: Report
  let book: Book
  private let chapter: BookLayout.Chapter
  private var solved: [Report.Block] = []
  /// Those that were met so far.
  var pictures: [BookFile] = []

  init(_ report: Report, _ chapter: BookLayout.Chapter, in book: Book) {
    var report = report
    for (tex, mathML) in report.figureFormulas {
      report.figureFormulas[tex] = Self.named(mathML, tex: tex)
    }
    self.report = report
    self.chapter = chapter
    self.book = book
  }

  /// The lesson without its solutions.
  mutating func withoutSolutions() -> Report {
    var result = report
    solved = []
    result.titleBlock = report.titleBlock.map { block($0) }
    result.body = blocks(report.body)
    return result
  }

  /// The solutions that `withoutSolutions` took out, as a chapter of their own; nil where there are none.
  func solutions() -> (report: Report, place: ChapterPlace)? {
    guard !solved.isEmpty else { return nil }
    var result = report
    let title = chapter.number.map { "\($0) " } ?? ""
    result.titleBlock = Report.Block(
      content: .heading(
        Report.Heading(
          level: 1, id: "", text: report.title,
          content: [
            .text(title),
            .link(
              Report.Link(target: .file(chapter.file)), title: nil, content: [.text(report.title)]),
          ])), lines: 1...1)
    result.summary = nil
    result.body = solved
    let place = ChapterPlace(
      number: chapter.number, idPrefix: chapter.prefix, titleLevel: 2, isXML: true
    ) { [layout = book.layout] in
      layout.address($0, $1, from: BookLayout.solutions)
    }
    return (result, place)
  }

  // MARK: Blocks

  private mutating func blocks(_ blocks: [Report.Block]) -> [Report.Block] {
    blocks.map { block($0) }
  }

  private mutating func block(_ block: Report.Block) -> Report.Block {
    var block = block
    switch block.content {
    case .heading(var heading):
      heading.content = inlines(heading.content)
      block.content = .heading(heading)
    case .paragraph(let content): block.content = .paragraph(inlines(content))
    case .equation(var equation):
      equation.formula = Self.named(equation.formula)
      block.content = .equation(equation)
    case .quote(let inner): block.content = .quote(blocks(inner))
    case .alert(let alert, let inner): block.content = .alert(alert, blocks(inner))
    case .footnotes(let notes):
      block.content = .footnotes(
        notes.map { note in
          var note = note
          note.blocks = blocks(note.blocks)
          return note
        })
    case .fold(var fold):
      fold.blocks = blocks(fold.blocks)
      block.content = .fold(fold)
    case .table(var table):
      table.header = table.header.map { inlines($0) }
      table.rows = table.rows.map { $0.map { inlines($0) } }
      block.content = .table(table)
    case .list(let start, let tight, let items):
      block.content = .list(start: start, tight: tight, items: items.map { blocks($0) })
    case .html(let raw) where report.passesHTML:
      block.content = .paragraph([.text(RawHTML.text(raw))])
    case .task(let task, let inner) where task.role == .solution:
      block.content = move(task, inner)
    default: break
    }
    return block
  }

  /// Takes a solution out of the text, and leaves a link to it.
  private mutating func move(_ task: Report.Task, _ inner: Report.Block) -> Report.Block.Content {
    let id = task.id ?? freshID()
    let name = book.words.name(of: task, lesson: chapter.number)
    let exercise = report.body.flattened.lazy.compactMap { block -> Report.Task? in
      guard case .task(let other, _) = block.content, other.role == .exercise,
        other.exercise == task.exercise
      else { return nil }
      return other
    }.first
    let heading = Report.Heading(
      level: 2, id: id, text: name, content: [.text(task.title.map { "\(name) \($0)" } ?? name)])
    let back = book.words.backTo(
      exercise.map { book.words.name(of: $0, lesson: chapter.number) })
    let place = exercise?.id.map { "#" + $0 } ?? ""
    solved += [
      Report.Block(content: .heading(heading), lines: inner.lines),
      inner,
      Report.Block(content: Self.link(chapter.file + place, back), lines: inner.lines),
    ]
    return Self.link("\(BookLayout.solutions)#\(chapter.prefix)\(id)", name)
  }

  private func freshID() -> String {
    let used = chapter.ids.union(chapter.movedIDs).union(
      solved.compactMap { block in
        if case .heading(let heading) = block.content { heading.id } else { nil }
      })
    var number = 1
    while used.contains("solution-\(number)") { number += 1 }
    return "solution-\(number)"
  }

  private static func link(_ address: String, _ text: String) -> Report.Block.Content {
    .paragraph([.link(Report.Link(target: .file(address)), title: nil, content: [.text(text)])])
  }
}
