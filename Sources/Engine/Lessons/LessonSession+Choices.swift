internal import Lessons
internal import Runs

/// What a lesson does for other choices than the defaults: from the state before the control, with the
/// compiled cells that are there.
extension LessonSession {
  /// Runs the lesson for every choice that its page offers.
  ///
  /// - Parameter results: of the defaults.
  /// - Returns: nil where there is nothing to choose, or the lesson fails.
  func alternatives(
    _ plan: LessonPlan, _ lesson: Lesson, _ materials: Workshop.Materials, _ results: [CellResult],
    progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Alternatives? {
    let controls = lesson.controls(of: results)
    guard !controls.isEmpty, results.allSatisfy(\.status.isAsIntended) else { return nil }
    let choicePlan = ChoicePlan(controls, most: lesson.frontMatter.controls.choices)
    var found = Alternatives(controls: controls, isCombined: choicePlan.isCombined)
    if let problem = choicePlan.problem(in: lesson) {
      found.problems = [problem]
      return found
    }
    let budget = lesson.frontMatter.controls.seconds
    var seconds = 0.0
    for choices in choicePlan.choices {
      let first = choicePlan.firstCell(choices)
      var run = ChoiceRun(
        plan: choicePlan.plan(plan, for: choices), first: first, results: results)
      try self.run(&run, lesson, materials, progress: progress)
      seconds += run.seconds
      guard seconds <= budget else {
        found.problems = [Self.slow(choicePlan, seconds, budget, in: lesson)]
        found.outcomes = []
        return found
      }
      found.problems += run.problems
      found.outcomes.append(
        Alternatives.Outcome(
          choices: choices, firstCell: first, cells: Array(run.results[first...])))
    }
    found.problems += lesson.problems(of: found)
    return found
  }

  private func run(
    _ run: inout ChoiceRun, _ lesson: Lesson, _ materials: Workshop.Materials,
    progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) {
    let defaults = run.results
    let cells = run.plan.cells.filter { $0.index >= run.first && $0.cell.role == .lesson }
    for cell in cells { run.results[cell.index] = CellResult(status: .notRun) }
    var missing: [Int] = []
    for cell in cells {
      guard let result = remembered(cell, lesson) else {
        missing.append(cell.index)
        continue
      }
      run.results[cell.index] = result
      // No cell after it has a state to start from.
      if run.endsAt(result, cell) { break }
    }
    guard !missing.isEmpty else { return }
    let known = run.results
    let after = missing[0]
    var problems: [Diagnostic] = []
    var seconds = 0.0
    var results = run.results
    _ = try self.run(
      run.plan, lesson, materials, missing, into: &results, event: { _ in }, progress: progress
    ) { attempt, cell in
      seconds += attempt.elapsed
      let expected = defaults[cell.index].controls
      if attempt.leavesState,
        let odd = attempt.result.controls.first(where: { control in
          !expected.contains { $0.isSame(as: control) }
        })
      {
        attempt.isRepeatable = false
        problems.append(lesson.dependentControl(odd, in: cell.index))
      }
      return attempt.endedKernel || !(attempt.leavesState || cell.cell.leavesNothing)
    }
    for cell in cells where cell.index >= after {
      // What was remembered stands, unless it comes after a cell that ended otherwise this time.
      if results[cell.index].status == .notRun, known[cell.index].status != .notRun {
        results[cell.index] = known[cell.index]
      }
      results[cell.index].controls = defaults[cell.index].controls
    }
    run.results = results
    run.problems = problems
    run.seconds = seconds
  }

  func remembered(_ plan: CellPlan, _ lesson: Lesson) -> CellResult? {
    guard !workshop.force else { return nil }
    return workshop.cache.result(plan.runKey, as: StoredResult.self)?
      .placed(plan: plan, lesson: lesson)
  }

  private static func slow(
    _ plan: ChoicePlan, _ seconds: Double, _ budget: Double, in lesson: Lesson
  ) -> Diagnostic {
    let largest =
      plan.controls.max { $0.control.values.count < $1.control.values.count } ?? plan.controls[0]
    let whole = "\(Int(seconds.rounded(.up)))"
    return Diagnostic(
      in: lesson, largest, .controlsBudget,
      """
      the choices of `\(largest.control.name)` took more than \(Int(budget.rounded(.up))) seconds, \
      \(whole) so far
      """,
      hint: """
        take fewer choices or less work after the control, or write `controls: { seconds: \
        \(Int((budget * 2).rounded(.up))) }` in the front matter
        """)
  }
}

/// One lesson with one choice.
private struct ChoiceRun {
  var plan: LessonPlan
  /// The first cell that sees the choice.
  var first: Int
  /// Of all cells: at first those of the defaults.
  var results: [CellResult]
  var problems: [Diagnostic] = []
  /// What the cells took that had to run.
  var seconds = 0.0

  /// A result that is remembered and leaves no state: it crashed, or it did not compile.
  func endsAt(_ result: CellResult, _ cell: CellPlan) -> Bool {
    result.status == .failed && !cell.cell.leavesNothing
      && result.diagnostics.contains { $0.severity == .error && $0.rule != .check }
  }
}
