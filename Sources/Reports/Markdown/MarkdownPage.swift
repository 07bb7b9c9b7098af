package import Figures
package import Lessons
package import Runs

/// The lesson's own Markdown with the results written in, to be read on any Markdown viewer.
package struct MarkdownPage {
  let lesson: Lesson
  let run: Run
  let path: String
  let course: Course
  let style: TextStyle
  let solutions: SolutionDisplay
  let outline: LessonOutline
  let words: Wording

  /// Finished lines.
  var lines: [String] = []
  /// Errors of the lesson that no block has shown yet, in the order of the lines.
  var pending: [Diagnostic]

  /// - Parameters:
  ///   - path: of the lesson, relative to the course's folder; the lesson's own for nil.
  ///   - style: of the plots; it has no colours here.
  package init(
    _ lesson: Lesson, _ run: Run, path: String? = nil, course: Course = Course(),
    style: TextStyle = TextStyle(), solutions: SolutionDisplay = .folded
  ) {
    self.lesson = lesson
    self.run = run
    self.path = path ?? lesson.path
    self.course = course
    self.style = style.worded(lesson.figureWords)
    self.solutions = solutions
    outline = LessonOutline(lesson: lesson, run: run)
    words = Wording(lang: lesson.frontMatter.lang)
    pending = lesson.shownErrors
  }

  /// The report's text. The same inputs give the same bytes.
  package func text() -> String {
    var writer = self
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    writeHeader()
    writePending(through: lesson.firstBodyLine - 1)

    var blocks: [Block] = []
    LessonOutline.flatten(lesson.blocks, into: &blocks)
    let replaced = Dictionary(
      blocks.filter(\.isReplaced).map { ($0.lines.lowerBound, $0) },
      uniquingKeysWith: { one, _ in one })
    let ends = Set(lesson.blocks.map(\.lines.upperBound))
    let edits = InlineEdits(
      lesson, blocks: blocks, path: path, course: course, outline: outline, words: words)

    var line = lesson.firstBodyLine
    while line <= lesson.lines.count {
      var last = line
      if let block = replaced[line] {
        last = max(line, block.lines.upperBound)
        write(block)
      } else {
        append(edits.edited(lesson.lines[line - 1], line: line))
      }
      if ends.contains(last) { writePending(through: last) }
      line = last + 1
      if outline.startsWithTitle, last == lesson.blocks.first?.lines.upperBound { writeSummary() }
    }
    writePending(through: .max)
    writeMap()
    writeFooter()
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// Never two empty lines where a cell left nothing between them.
  mutating func append(_ line: String) {
    if line.isEmpty, lines.last?.isEmpty ?? true { return }
    lines.append(line)
  }

  /// Lines with an empty line before them.
  mutating func appendBlock(_ block: [String]) {
    append("")
    lines += block
  }

  private mutating func writeHeader() {
    // A title that is only the file's name is none that the author wrote.
    guard !outline.startsWithTitle, lesson.frontMatter.title != nil else { return }
    lines.append("# \(markdownText(outline.title))")
    writeSummary()
    append("")
  }

  private mutating func writeSummary() {
    if let summary = lesson.frontMatter.summary, !summary.isEmpty {
      appendBlock(["*\(markdownText(summary))*"])
    }
    writeFacts()
  }

  private mutating func writeFooter() {
    guard course.entry(at: path) != nil else { return }
    let (previous, next) = course.neighbours(of: path)
    let edition = course.edition(of: path)
    var parts: [String] = []
    if let previous { parts.append("← \(link(to: previous))") }
    if let edition {
      if edition.index.path != path, previous?.path != edition.index.path {
        parts.append(link(to: edition.index))
      }
      for entry in [edition.glossary, edition.bibliography].compactMap(\.self)
      where entry.path != path {
        parts.append(link(to: entry))
      }
    } else {
      parts.append("[\(words.allLessons)](\(CoursePath.relative("index.md", from: path)))")
    }
    parts += course.translations(of: path).map {
      "[\(languageName($0.lang))](\(markdownTarget(CoursePath.relative($0.path, from: path))))"
    }
    if let next { parts.append("\(link(to: next)) →") }
    appendBlock(["---"])
    appendBlock([parts.joined(separator: " · ")])
  }

  func link(to entry: CourseEntry) -> String {
    let target = markdownTarget(CoursePath.relative(entry.path(as: "md"), from: path))
    return "[\(markdownText(entry.title))](\(target))"
  }

  mutating func writePending(through line: Int) {
    while let next = pending.first, next.range.start.line <= line {
      pending.removeFirst()
      appendBlock(notice(next))
      append("")
    }
  }
}

/// A link's target, in angle brackets where it needs them.
func markdownTarget(_ target: String) -> String {
  let needsBrackets = target.contains { " ()<>".contains($0) }
  guard needsBrackets else { return target }
  var inside = ""
  for character in target {
    if "<>\\".contains(character) { inside += "\\" }
    inside.append(character)
  }
  return "<\(inside)>"
}

extension Lesson {
  /// What a report of the lesson shows of its own problems: warnings are the author's matter.
  var shownErrors: [Diagnostic] {
    diagnostics.filter { $0.severity == .error }.sorted { $0.range.start < $1.range.start }
  }
}
