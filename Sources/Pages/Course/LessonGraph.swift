internal import TextWidth
internal import Weaving

/// What builds on what, as a drawing: the lessons one under the other, and a line from each to those
/// that need it. A line to the next lesson is straight, the others are arcs at the side.
struct LessonGraph {
  private static let rowHeight = 30
  private static let radius = 11
  /// An arc over so many lessons leaves the column by `reach(_:)`.
  private static let widestArc = 120
  private static let mostColumns = 44

  private let rows: [(number: String, title: String)]
  /// From, to; both as rows.
  private let edges: [(from: Int, to: Int)]
  private let label: String
  private let description: String

  init(_ edition: CourseEdition, words: Wording) {
    let lessons = edition.lessons
    let places = Dictionary(
      lessons.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
    rows = lessons.enumerated().map { index, entry in
      (
        "\(edition.number(of: entry) ?? index + 1)",
        TextWidth.shortened(entry.title, to: Self.mostColumns)
      )
    }
    edges = lessons.enumerated().flatMap { index, entry in
      edition.needs(of: entry).compactMap { need in places[need.path].map { ($0, index) } }
    }
    label = words.whatNeedsWhat
    description = lessons.map { entry in
      words.mapNeeds(entry.title, edition.needs(of: entry).map(\.title))
    }.joined(separator: " ")
  }

  var hasEdges: Bool { !edges.isEmpty }

  var svg: String {
    var page = Markup()
    let column = widest + Self.radius + 4
    let text = column + Self.radius + 10
    let columns = rows.map { TextWidth.columns(of: $0.title) }.max() ?? 0
    let width = text + columns * 8 + 8
    let height = rows.count * Self.rowHeight + 4
    page.open(
      "svg",
      [
        "class": "lesson-graph", "viewBox": "0 0 \(width) \(height)", "width": "\(width)",
        "height": "\(height)", "role": "img", "aria-labelledby": "graph-title graph-text",
      ])
    page.element("title", ["id": "graph-title"], text: label)
    page.element("desc", ["id": "graph-text"], text: description)
    for edge in edges {
      page.open("path", ["class": "edge", "d": path(edge, x: column)])
      page.close("path")
    }
    for (index, row) in rows.enumerated() {
      let y = center(index)
      page.open(
        "circle", ["class": "node", "cx": "\(column)", "cy": "\(y)", "r": "\(Self.radius)"])
      page.close("circle")
      page.element(
        "text", ["class": "node-number", "x": "\(column)", "y": "\(y + 4)"], text: row.number)
      page.element(
        "text", ["class": "node-title", "x": "\(text)", "y": "\(y + 5)"], text: row.title)
    }
    page.close("svg")
    page.newline()
    return page.html
  }

  private var widest: Int {
    edges.map { reach($0.to - $0.from) }.max() ?? 0
  }

  private func center(_ row: Int) -> Int { 2 + Self.rowHeight / 2 + row * Self.rowHeight }

  /// How far an arc over `span` rows goes to the side: farther for longer ones, less and less so.
  private func reach(_ span: Int) -> Int {
    let span = abs(span)
    guard span > 1 else { return 0 }
    return Self.widestArc * (span - 1) / (span + 5) + 8
  }

  private func path(_ edge: (from: Int, to: Int), x: Int) -> String {
    let (start, end) = (center(edge.from), center(edge.to))
    let down = start < end ? 1 : -1
    if abs(edge.to - edge.from) == 1 {
      return "M\(x) \(start + down * Self.radius)V\(end - down * Self.radius)"
    }
    let side = x - Self.radius
    // A cubic with both handles at one side reaches three quarters of their distance.
    let handle = side - reach(edge.to - edge.from) * 4 / 3
    return "M\(side) \(start)C\(handle) \(start) \(handle) \(end) \(side) \(end)"
  }
}
