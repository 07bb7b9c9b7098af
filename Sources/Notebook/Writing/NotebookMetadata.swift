internal import Figures
internal import Lessons
internal import Weaving

/// What a notebook says of itself: its title and kernel, and under `unroll` what its lesson's front
/// matter says.
enum NotebookMetadata {
  static func json(_ report: Report, _ lesson: Lesson) -> JSON {
    var front = FrontMark(lesson.frontMatter)
    // A reader without the solutions is not told the words of their figures either.
    let figures = report.body.flattened.flatMap { block in
      if case .cell(let cell) = block.content { cell.figures } else { [Figure]() }
    }
    for unused in report.figureWords.unused(by: figures.flatMap(\.phrases)) {
      front.front.words[unused] = nil
    }
    return json(
      title: report.title,
      own: ["lang": .string(report.lang), "front": front.json])
  }

  static func json(title: String, own: [String: JSON] = [:]) -> JSON {
    .object([
      "title": .string(title),
      "kernelspec": .object(["name": "swift", "display_name": "Swift", "language": "swift"]),
      "language_info": .object([
        "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
        "codemirror_mode": "swift", "pygments_lexer": "swift",
      ]),
      "unroll": .object(own.merging(["format": .integer(1)]) { one, _ in one }),
    ])
  }
}
