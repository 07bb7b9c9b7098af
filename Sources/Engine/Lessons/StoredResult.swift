internal import Lessons
internal import Runs

/// A cell's result in the form that the cache keeps. Its places are counted from the start of their
/// cells and in bare code. So prose around a cell and comments in it may change, and the lesson's
/// twin in another language finds the same result.
struct StoredResult: Codable {
  private var result: CellResult
  /// Where each of the result's diagnostics is.
  private var places: [StoredPlace]
  /// The callers of those diagnostics, counted from the cell's first line.
  private var callers: [Int?]

  init(_ result: CellResult, plan: CellPlan, lesson: Lesson) {
    let places = CellPlaces(plan: plan, lesson: lesson)
    var result = result
    for index in result.values.indices {
      result.values[index].range = places.stored(result.values[index].range, in: plan.number).range
    }
    for index in result.controls.indices {
      result.controls[index].range =
        places.stored(result.controls[index].range, in: plan.number, toTheEnd: true).range
    }
    self.places = result.diagnostics.map { diagnostic in
      let range = diagnostic.range
      guard diagnostic.file == lesson.path else {
        return StoredPlace(cell: StoredPlace.elsewhere, range: range)
      }
      // The compiler names a word. A failure is that of the rest of the line, as is one of the fence.
      let isWord = diagnostic.rule == .compile && range.start.line >= plan.cell.firstLine
      return places.stored(range, in: places.number(at: range), toTheEnd: !isWord)
    }
    callers = result.diagnostics.map { $0.caller.map { $0 - plan.cell.firstLine } }
    for index in result.diagnostics.indices where result.diagnostics[index].file == lesson.path {
      result.diagnostics[index].excerpt = nil
    }
    self.result = result
  }

  /// The result with the places that it has in `lesson`; nil where the lesson has no such lines.
  func placed(plan: CellPlan, lesson: Lesson) -> CellResult? {
    let places = CellPlaces(plan: plan, lesson: lesson)
    var result = result
    for index in result.values.indices {
      let place = StoredPlace(cell: plan.number, range: result.values[index].range)
      guard let range = places.range(of: place) else { return nil }
      result.values[index].range = range
    }
    for index in result.controls.indices {
      let place = StoredPlace(cell: plan.number, range: result.controls[index].range)
      guard let range = places.range(of: place) else { return nil }
      result.controls[index].range = range
    }
    guard self.places.count == result.diagnostics.count, callers.count == result.diagnostics.count
    else {
      return nil
    }
    for index in result.diagnostics.indices {
      var diagnostic = result.diagnostics[index]
      if self.places[index].cell != StoredPlace.elsewhere {
        guard let range = places.range(of: self.places[index]) else { return nil }
        diagnostic.file = lesson.path
        diagnostic.range = range
        diagnostic.excerpt = lesson.lines[range.start.line - 1]
      }
      diagnostic.caller = callers[index].map { $0 + plan.cell.firstLine }
      result.diagnostics[index] = diagnostic
    }
    return result
  }
}
