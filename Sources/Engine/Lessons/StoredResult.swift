internal import Lessons
internal import Runs

/// A cell's result as the cache has it: with lines counted from the cell's own first line, so that
/// prose may grow and shrink around it.
struct StoredResult: Codable {
  var result: CellResult
  /// Diagnostics may point into other cells: they hold only while all cells stand where they stood.
  var layout: [Int]?

  init(_ result: CellResult, plan: CellPlan, lesson: Lesson) {
    var result = result
    for index in result.values.indices { result.values[index].range.move(by: -plan.cell.firstLine) }
    self.result = result
    layout = result.diagnostics.isEmpty ? nil : Self.layout(of: plan, in: lesson)
  }

  /// The result at the cell's place in `lesson`; nil where it does not fit.
  func placed(plan: CellPlan, lesson: Lesson) -> CellResult? {
    if let layout, layout != Self.layout(of: plan, in: lesson) { return nil }
    var result = result
    for index in result.values.indices { result.values[index].range.move(by: plan.cell.firstLine) }
    for index in result.diagnostics.indices { result.diagnostics[index].file = lesson.path }
    return result
  }

  private static func layout(of plan: CellPlan, in lesson: Lesson) -> [Int] {
    plan.scope(in: lesson).map(\.firstLine)
  }
}

extension SourceRange {
  fileprivate mutating func move(by lines: Int) {
    start.line += lines
    end.line += lines
  }
}
