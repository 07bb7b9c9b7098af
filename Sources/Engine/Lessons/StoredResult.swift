internal import Lessons
internal import Runs

/// A cell's result as the cache has it: its places counted from the cells that they are in, and in
/// their bare code, so that prose may grow and shrink around a cell and comments in it, and the
/// lesson's twin finds the result as its own.
struct StoredResult: Codable {
  private var result: CellResult
  /// Where each of the result's diagnostics is.
  private var places: [StoredPlace]
  /// The line from which what failed was called, where a diagnostic's hint has one.
  private var callers: [Int?]

  init(_ result: CellResult, plan: CellPlan, lesson: Lesson) {
    let places = CellPlaces(plan: plan, lesson: lesson)
    var result = result
    for index in result.values.indices {
      result.values[index].range = places.stored(result.values[index].range, in: plan.number).range
    }
    self.places = result.diagnostics.map { diagnostic in
      let range = diagnostic.range
      // The compiler names a word. A failure is that of the rest of the line, as is one of the fence.
      let isWord = diagnostic.rule == .compile && range.start.line >= plan.cell.firstLine
      return places.stored(range, in: places.number(at: range), toTheEnd: !isWord)
    }
    callers = result.diagnostics.map { $0.caller.map { $0 - plan.cell.firstLine } }
    for index in result.diagnostics.indices { result.diagnostics[index].excerpt = nil }
    self.result = result
  }

  /// The result at the cell's place in `lesson`; nil where it does not fit.
  func placed(plan: CellPlan, lesson: Lesson) -> CellResult? {
    let places = CellPlaces(plan: plan, lesson: lesson)
    var result = result
    for index in result.values.indices {
      let place = StoredPlace(cell: plan.number, range: result.values[index].range)
      guard let range = places.range(of: place) else { return nil }
      result.values[index].range = range
    }
    guard self.places.count == result.diagnostics.count, callers.count == result.diagnostics.count
    else {
      return nil
    }
    for index in result.diagnostics.indices {
      guard let range = places.range(of: self.places[index]) else { return nil }
      var diagnostic = result.diagnostics[index]
      diagnostic.file = lesson.path
      diagnostic.range = range
      diagnostic.excerpt = lesson.lines[range.start.line - 1]
      diagnostic.caller = callers[index].map { $0 + plan.cell.firstLine }
      result.diagnostics[index] = diagnostic
    }
    return result
  }
}
