internal import Lessons
internal import Runs

/// After a change of the choices alone the defaults give what they gave: only the cell that reads the
/// control runs, to say what may be chosen now.
extension LessonSession {
  /// Runs the cells of `missing` that read controls and have nothing new but their choices, and finds
  /// what was remembered of the cells after them.
  ///
  /// - Parameter missing: those that are left to run.
  /// - Returns: the index of the last cell, where one failed; nil where the rest is to run.
  func takeDefaults(
    _ plan: LessonPlan, _ lesson: Lesson, _ materials: Workshop.Materials,
    missing: inout [Int], into results: inout [CellResult], event: @Sendable (Event) -> Void,
    progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Int? {
    while let next = missing.first, readsControls(lesson.cells[next]),
      lesson.cells[next].role == .lesson, remembersDefault(of: plan.cells[next])
    {
      _ = try run(
        plan, lesson, materials, [next], into: &results, event: event, progress: progress)
      missing.removeFirst()
      guard results[next].status.isAsIntended else { return next }
      let standard = defaultPlan(plan, lesson, results)
      while let next = missing.first, !readsControls(lesson.cells[next]),
        let result = remembered(standard.cells[next], lesson)
      {
        missing.removeFirst()
        results[next] = result
        workshop.cache.store(
          StoredResult(result, plan: plan.cells[next], lesson: lesson),
          asResult: plan.cells[next].runKey)
        event(.finished(next, result))
        progress(.finished(cell: next, status: result.status, seconds: 0, cached: true))
      }
    }
    return nil
  }

  /// Remembers what the defaults gave, whatever else may be chosen.
  func keepDefaults(_ plan: LessonPlan, _ lesson: Lesson, _ results: [CellResult]) {
    let controls = lesson.controls(of: results)
    guard let first = controls.map(\.cell).min() else { return }
    let standard = defaultPlan(plan, lesson, results)
    for index in results.indices where index >= first && results[index].status.isAsIntended {
      let stored = StoredResult(results[index], plan: plan.cells[index], lesson: lesson)
      workshop.cache.store(stored, asResult: standard.cells[index].runKey)
      if readsControls(lesson.cells[index]) {
        workshop.cache.store(stored, asResult: plan.cells[index].neutralKey)
      }
    }
  }

  private func defaultPlan(
    _ plan: LessonPlan, _ lesson: Lesson, _ results: [CellResult]
  ) -> LessonPlan {
    let controls = lesson.controls(of: results)
    return ChoicePlan(controls, most: 1).keyed(
      plan, for: controls.map(\.control.standard), from: controls.map(\.cell).min() ?? 0)
  }

  private func readsControls(_ cell: Cell) -> Bool { ControlCalls.mayBe(in: cell.code) }

  private func remembersDefault(of plan: CellPlan) -> Bool {
    !workshop.force
      && workshop.cache.result(plan.neutralKey, as: StoredResult.self) != nil
  }
}
