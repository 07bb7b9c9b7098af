internal import Figures
internal import Lessons
internal import Runs

/// What weaving must know of the whole lesson before its first word: the title, the headings, and the
/// number and the id of each figure and equation.
struct LessonOutline {
  struct Heading {
    var level: Int
    var id: String
    var text: String
  }

  /// Plain text, for the index, the browser's title and the links from other lessons.
  var title: String
  /// The lesson's first block is its title.
  var startsWithTitle: Bool
  /// All but the title, in order.
  var headings: [Heading] = []
  /// By the first line of the block that it labels.
  var labels: [Int: Report.Label] = [:]
  /// The exercises and the solutions, by the first line of their block.
  var tasks: [Int: Report.Task] = [:]
  /// The numbers of hints within their exercises, by the first line of their block.
  var hints: [Int: Int] = [:]
  /// By id, for links.
  var labelsByID: [String: Report.Label] = [:]
  var ids = Identifiers()

  init(lesson: Lesson, run: Run) {
    title = printable(Self.title(of: lesson))
    startsWithTitle = Self.startsWithTitle(lesson)

    let blocks = lesson.allBlocks
    ids.reserve(in: blocks, cells: lesson.cells)
    collectHeadings(blocks)
    collectTasks(blocks, lesson: lesson)
    collectLabels(blocks, lesson: lesson, run: run)
  }

  func label(at block: Block) -> Report.Label? {
    labels[block.lines.lowerBound]
  }

  private mutating func collectHeadings(_ blocks: [Block]) {
    var sources: [Heading] = []
    for block in blocks {
      guard case .heading(let level, let content, let id) = block.kind else { continue }
      sources.append(Heading(level: level, id: id, text: printable(content.plainText)))
    }
    if startsWithTitle { sources.removeFirst() }
    let shift = sources.contains { $0.level == 1 } ? 1 : 0
    var previous = 1
    for var heading in sources {
      heading.level = min(heading.level + shift, previous + 1, 6)
      previous = heading.level
      headings.append(heading)
    }
  }

  private mutating func collectLabels(_ blocks: [Block], lesson: Lesson, run: Run) {
    var figures = 0
    var solutionFigures = 0
    var equations = 0
    for block in blocks {
      switch block.kind {
      case .cell(let index):
        guard lesson.cells.indices.contains(index) else { continue }
        let attributes = lesson.cells[index].attributes.withoutTask
        let shown = run.cells.indices.contains(index) ? run.cells[index].figures : []
        let named = attributes.id?.hasPrefix("fig-") == true || attributes.caption != nil
        guard named || shown.contains(where: { $0.content.isDrawn }) else { continue }
        let own = shown.count == 1 ? shown[0].caption.map(lesson.figureWords.callAsFunction) : nil
        let caption = attributes.caption ?? own
        if attributes.role == .solution {
          solutionFigures += 1
          label(block, .solutionFigure, solutionFigures, attributes, caption: caption)
        } else {
          figures += 1
          label(block, .figure, figures, attributes, caption: caption)
        }
      case .table(let table)
      where table.attributes.id != nil || table.attributes.caption != nil:
        figures += 1
        label(block, .figure, figures, table.attributes, caption: table.attributes.caption)
      case .math(_, let attributes) where attributes.id != nil:
        equations += 1
        label(block, .equation, equations, attributes, caption: attributes.caption)
      default: break
      }
    }
  }

  private mutating func label(
    _ block: Block, _ kind: Report.Label.Kind, _ number: Int, _ attributes: Attributes,
    caption: String?
  ) {
    let prefix = kind == .solutionFigure ? "figure-s" : "figure-"
    let id = attributes.id ?? ids.fresh("\(prefix)\(number)")
    let label = Report.Label(kind: kind, number: number, id: id, caption: caption)
    labels[block.lines.lowerBound] = label
    labelsByID[id] = label
  }
}

extension LessonOutline {
  static func startsWithTitle(_ lesson: Lesson) -> Bool {
    guard case .heading(let level, _, _)? = lesson.blocks.first?.kind else { return false }
    return level == 1 || lesson.frontMatter.title == nil
  }

  static func title(of lesson: Lesson) -> String {
    if let title = lesson.frontMatter.title, !title.isEmpty { return title }
    for block in lesson.blocks {
      if case .heading(_, let content, _) = block.kind { return content.plainText }
    }
    let name = lesson.path.split(separator: "/").last ?? ""
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : String(name)
  }
}
