internal import Lessons
internal import Runs

extension CellResult {
  /// The result in the light of what the lesson says of it: `.fails`, `{fails="…"}`.
  func judged(_ plan: CellPlan, _ lesson: Lesson) -> CellResult {
    guard let expected = plan.cell.attributes.fails else { return self }
    var result = self
    let text = LessonText(path: lesson.path, lines: lesson.lines)
    let fence = text.wholeLine(plan.cell.firstLine - 1)
    if result.status == .passed {
      result.status = .failed
      result.diagnostics = [
        text.diagnostic(
          fence, rule: .didNotFail, "the cell is marked `.fails`, but it did not fail",
          hint: "remove `.fails` from the fence")
      ]
    } else if result.diagnostics.contains(where: {
      expected.isEmpty || $0.message.contains(expected)
    }) {
      result.status = .failedAsExpected
    } else {
      result.diagnostics.append(
        text.diagnostic(
          fence, rule: .otherFailure,
          "the cell should fail with a message that contains “\(expected)”, but failed with another message"
        )
      )
    }
    return result
  }
}
