internal import Lessons

/// A place in a cell or in one of the cells before it.
struct StoredPlace: Codable {
  /// The number of the cell, or `elsewhere`.
  var cell: Int
  /// Lines from the cell's first, which is 0; columns in its bare code, where 0 is the line's end.
  var range: SourceRange

  /// In another file, whose bytes are in the result's key: lines and columns are that file's.
  static let elsewhere = -1
}

/// Turns places in the lesson into places in its cells, and back.
struct CellPlaces {
  let plan: CellPlan
  let lesson: Lesson

  /// Nearly always the plan's own cell, whose bare code is at hand.
  private func cell(_ number: Int) -> PlacedCell? {
    if number == plan.number { return PlacedCell(plan.cell.firstLine, plan.code) }
    let scope = plan.scope(in: lesson)
    guard scope.indices.contains(number) else { return nil }
    return PlacedCell(scope[number].firstLine, scope[number].bareCode)
  }

  /// The number of the cell around a place, fences included; the plan's own where there is none.
  func number(at range: SourceRange) -> Int {
    let line = range.start.line
    return plan.scope(in: lesson).lastIndex {
      ($0.firstLine - 1...max($0.firstLine, $0.closingLine)).contains(line)
    } ?? plan.number
  }

  /// - Parameter toTheEnd: keeps the end of a line as such, whatever comment the line ends in.
  func stored(_ range: SourceRange, in number: Int, toTheEnd: Bool = false) -> StoredPlace {
    let cell = cell(number) ?? PlacedCell(plan.cell.firstLine, plan.code)
    func stored(_ position: SourcePosition) -> SourcePosition {
      let line = position.line - cell.firstLine
      let isAtEnd = toTheEnd && position.column > length(ofLine: position.line)
      return SourcePosition(
        line: line, column: isAtEnd ? 0 : cell.bareColumn(position.column, line: line))
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
          : cell.writtenColumn(stored.column, line: stored.line))
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

/// A cell's first line in the lesson, and its code, whose columns are counted without the choices of
/// its controls.
private struct PlacedCell {
  var firstLine: Int
  private let code: BareCode
  private let controls: ControlCalls

  init(_ firstLine: Int, _ code: BareCode) {
    self.firstLine = firstLine
    self.code = code
    controls = ControlCalls(code)
  }

  func bareColumn(_ column: Int, line: Int) -> Int {
    controls.neutralColumn(code.bareColumn(column, line: line), line: line)
  }

  func writtenColumn(_ column: Int, line: Int) -> Int {
    code.writtenColumn(controls.writtenColumn(column, line: line), line: line)
  }
}
