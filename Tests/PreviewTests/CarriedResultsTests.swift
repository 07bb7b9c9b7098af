import Lessons
import Preview
import Runs
import Testing

struct CarriedResultsTests {
  private func lesson(_ cells: [String], prose: Int = 1) -> Lesson {
    let text = cells.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n")
    return Lesson.parse(
      Array((String(repeating: "Words.\n\n", count: prose) + text).utf8), path: "a.md")
  }

  /// Each cell's result says which it is.
  private func results(of lesson: Lesson) -> [CellResult] {
    lesson.cells.map { cell in
      let range = SourceRange(at: SourcePosition(line: cell.firstLine, column: 1))
      return CellResult(
        status: .passed,
        values: [LineValue(range: range, name: nil, type: "Int", text: cell.code)])
    }
  }

  private func carried(_ old: [String], to new: [String], prose: Int = 1) -> CarriedResults {
    let before = lesson(old)
    return CarriedResults(from: before, results(of: before), to: lesson(new, prose: prose))
  }

  @Test func proseMovesValuesAndNothingElse() {
    let carried = carried(["1", "2"], to: ["1", "2"], prose: 3)
    #expect(carried.pending.isEmpty)
    #expect(carried.results.flatMap(\.values).map(\.range.start.line) == [8, 12])
  }

  @Test(arguments: [
    (["1", "2", "3"], ["1", "x", "3"], [1, 2]),
    (["1", "2", "3"], ["1", "3"], [1]),
    (["1", "2", "3"], ["1", "2"], []),
    (["1", "2", "3"], ["0", "1", "2", "3"], [0, 1, 2, 3]),
    (["1", "2"], ["1", "2", "3"], [2]),
    (["1", "2", "3"], ["1", "3", "2"], [1, 2]),
  ])
  func whatComesAfterAChangeWaits(_ old: [String], _ new: [String], _ pending: [Int]) {
    let carried = carried(old, to: new)
    #expect(carried.pending.sorted() == pending)
    for (result, code) in zip(carried.results, new) where result.status == .passed {
      #expect(result.values.map(\.text).allSatisfy { $0.contains(code) })
    }
    // What is still there shows what it showed.
    #expect(carried.results.count { $0.status == .passed } >= new.filter(old.contains).count - 1)
  }
}
