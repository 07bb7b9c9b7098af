internal import Lessons

/// A place in one of the cells that a cell can have to do with.
struct StoredPlace: Codable {
  /// Its number.
  var cell: Int
  /// Lines from the cell's first, which is 0; columns in its bare code, where 0 is the line's end.
  var range: SourceRange
}

/// Turns the lesson's places into those of its cells, and back.
struct CellPlaces {
  let plan: CellPlan
  let lesson: Lesson

  /// Other cells than its own are seldom asked for.
  private func cell(_ number: Int) -> (firstLine: Int, code: BareCode)? {
    if number == plan.number { return (plan.cell.firstLine, plan.code) }
    let scope = plan.scope(in: lesson)
    guard scope.indices.contains(number) else { return nil }
    return (scope[number].firstLine, scope[number].bareCode)
  }

  /// The cell that a place is in, its fences included; its own for what is in none.
  func number(at range: SourceRange) -> Int {
    let line = range.start.line
    return plan.scope(in: lesson).lastIndex {
      ($0.firstLine - 1...max($0.firstLine, $0.closingLine)).contains(line)
    } ?? plan.number
  }

  /// - Parameter toTheEnd: a place at the line's end is there whatever comment the line ends in.
  func stored(_ range: SourceRange, in number: Int, toTheEnd: Bool = false) -> StoredPlace {
    let cell = cell(number) ?? (plan.cell.firstLine, plan.code)
    func stored(_ position: SourcePosition) -> SourcePosition {
      let line = position.line - cell.firstLine
      let isAtEnd = toTheEnd && position.column > length(ofLine: position.line)
      return SourcePosition(
        line: line, column: isAtEnd ? 0 : cell.code.bareColumn(position.column, line: line))
    }
    return StoredPlace(
      cell: number, range: SourceRange(stored(range.start), stored(range.end)))
  }

  /// Nil where the lesson has no such cell or line.
  func range(of place: StoredPlace) -> SourceRange? {
    guard let cell = cell(place.cell) else { return nil }
    func position(_ stored: SourcePosition) -> SourcePosition? {
      let line = cell.firstLine + stored.line
      guard lesson.lines.indices.contains(line - 1) else { return nil }
      return SourcePosition(
        line: line,
        column: stored.column == 0
          ? length(ofLine: line) + 1
          : cell.code.writtenColumn(stored.column, line: stored.line))
    }
    guard let start = position(place.range.start), let end = position(place.range.end) else {
      return nil
    }
    return SourceRange(start, end)
  }

  private func length(ofLine line: Int) -> Int {
    lesson.lines.indices.contains(line - 1) ? lesson.lines[line - 1].count : 0
  }
}

extension Diagnostic {
  /// The line from which what failed was called: the one line that stands in the words of a hint.
  var caller: Int? {
    get { hint.flatMap { $0.firstMatch(of: Self.callerWords) }.flatMap { Int($0.1) } }
    set {
      guard let newValue, let hint else { return }
      self.hint = hint.replacing(Self.callerWords, with: Self.callerHint(newValue))
    }
  }

  static func callerHint(_ line: Int) -> String { "called from line \(line)" }
  private static var callerWords: Regex<(Substring, Substring)> { /called from line (\d+)/ }
}
