import Figures
import Lessons
import Runs

/// Makes a run by naming lines of the lesson through a piece of their text.
struct RunBuilder {
  let lesson: Lesson
  var run: Run

  init(_ lesson: Lesson) {
    self.lesson = lesson
    run = Run(cells: lesson.cells.map { _ in CellResult(status: .passed) })
  }

  private func line(_ piece: String) -> Int {
    guard let index = lesson.lines.firstIndex(where: { $0.contains(piece) }) else {
      fatalError("no line of \(lesson.path) contains \(piece)")
    }
    return index + 1
  }

  private func cell(_ line: Int) -> Int {
    guard
      let index = lesson.cells.firstIndex(where: {
        ($0.firstLine - 1...$0.closingLine).contains(line)
      })
    else { fatalError("line \(line) of \(lesson.path) is in no cell") }
    return index
  }

  private func range(_ line: Int) -> SourceRange {
    SourceRange(at: SourcePosition(line: line, column: 1))
  }

  mutating func value(
    _ piece: String, _ type: String, _ text: String, name: String? = nil, count: Int = 1,
    lines: Int = 1
  ) {
    let line = line(piece)
    var range = range(line)
    range.end.line += lines - 1
    run.cells[cell(line)].values.append(
      LineValue(range: range, name: name, type: type, text: text, count: count))
  }

  mutating func history(_ piece: String, _ values: [Double]) {
    let line = line(piece)
    run.cells[cell(line)].values.append(
      LineValue(
        range: range(line), name: nil, type: "Float", text: NumberText.short(values.last ?? 0),
        count: values.count, first: NumberText.short(values.first ?? 0), history: values))
  }

  mutating func print(_ piece: String, _ text: String, _ stream: OutputChunk.Stream = .output) {
    run.cells[cell(line(piece))].output.append(OutputChunk(stream, text))
  }

  mutating func figures(_ piece: String, _ figures: [Figure]) {
    run.cells[cell(line(piece))].figures += figures
  }

  mutating func fail(
    _ piece: String, at target: String, _ message: String, hint: String?, expected: Bool
  ) {
    let line = line(piece)
    let text = lesson.lines[line - 1]
    let column =
      text.range(of: target).map { text.distance(from: text.startIndex, to: $0.lowerBound) + 1 }
      ?? 1
    let range = SourceRange(
      SourcePosition(line: line, column: column),
      SourcePosition(line: line, column: column + target.count))
    let index = cell(line)
    run.cells[index].status = expected ? .failedAsExpected : .failed
    run.cells[index].diagnostics.append(
      Diagnostic(
        file: lesson.path, range: range, rule: .compile, message: message, hint: hint,
        excerpt: text))
  }

  mutating func skipRest(after piece: String) {
    for index in run.cells.indices where index > cell(line(piece)) {
      run.cells[index] = CellResult(status: .notRun)
    }
  }
}

extension String {
  /// Foundation's search, without its import here.
  fileprivate func range(of piece: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(piece) {
        return start..<index(start, offsetBy: piece.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
