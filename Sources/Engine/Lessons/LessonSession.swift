package import Lessons
package import Runs
internal import Synchronization

/// One lesson that runs again after each change while it is being written: from the first changed
/// cell on, and from the exact state before that cell.
///
/// Used by one thread at a time; its calls block. Ended by `close()`.
package final class LessonSession {
  /// What became of cells while the others still run. Cells count from 0.
  package enum Event: Sendable {
    /// The results that are known without running anything, and the cells that have to run.
    case known([Int: CellResult], missing: [Int])
    case finished(Int, CellResult)
  }

  let workshop: Workshop
  private let folder: String
  var kernel: Kernel?
  /// The digests of the data files that the kernel was started with.
  private var kernelData: [String] = []
  /// The cells whose effects are in the kernel's newest state.
  var live: [LiveCell] = []
  /// The compiled cells that were looked at, by their compile keys.
  var libraries: [String: String] = [:]

  struct LiveCell {
    var number: Int
    var runKey: String
    var library: String
  }

  init(_ workshop: Workshop, folder: String) {
    self.workshop = workshop
    self.folder = folder
  }

  deinit { close() }

  package let interruption = Interruption()

  /// Ends the run that is going on: no further cell begins, and the one that runs is killed with its
  /// kernel. For other threads than the one that runs.
  package final class Interruption: Sendable {
    private let flag = Atomic(false)

    var isWanted: Bool { flag.load(ordering: .acquiring) }

    package func want() { flag.store(true, ordering: .releasing) }

    /// Before the next run, which begins where the compiled cells lead again.
    package func forget() { flag.store(false, ordering: .releasing) }
  }

  func throwIfInterrupted() throws(EngineFailure) {
    guard interruption.isWanted else { return }
    throw EngineFailure(.interrupted, "the run was interrupted")
  }

  package func close() {
    kernel?.close()
    kernel = nil
    live = []
  }

  /// Brings the results up to date with `lesson`.
  ///
  /// - Parameter alternatives: whether other choices than the defaults are computed in advance.
  package func update(
    to lesson: Lesson, remembersReasons: Bool = true, alternatives: Bool = false,
    event: @Sendable (Event) -> Void = { _ in },
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws(EngineFailure) -> Outcome {
    try update(
      to: PreparedLesson(lesson, try workshop.materials(of: lesson, folder: folder)),
      remembersReasons: remembersReasons, alternatives: alternatives, event: event,
      progress: progress)
  }

  func update(
    to prepared: PreparedLesson, remembersReasons: Bool, alternatives: Bool,
    event: @Sendable (Event) -> Void = { _ in },
    progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Outcome {
    let lesson = prepared.lesson
    let materials = prepared.materials
    let notRun = CellResult(status: .notRun)
    guard !lesson.diagnostics.contains(where: { $0.severity == .error }) else {
      return Outcome(
        run: Run(cells: lesson.cells.map { _ in notRun }), reasons: lesson.cells.map { _ in nil })
    }
    guard let plan = prepared.plan else {
      let problem = materials.directivesProblem ?? []
      var results = lesson.cells.map { _ in notRun }
      if !results.isEmpty { results[0] = CellResult(status: .failed, diagnostics: problem) }
      return Outcome(run: Run(cells: results), reasons: lesson.cells.map { _ in nil })
    }
    // A running kernel sees the files of its start, also when an editor has put new ones in place.
    let data = materials.surroundings.data.flatMap { [$0.name, $0.digest] }
    if data != kernelData {
      close()
      kernelData = data
    }

    var results = lesson.cells.map { _ in notRun }
    var reasons: [String?] = lesson.cells.map { _ in nil }
    let known = rememberedResults(plan, lesson)
    for (index, result) in known.results.sorted(by: { $0.key < $1.key }) {
      results[index] = result
      progress(.finished(cell: index, status: result.status, seconds: 0, cached: true))
    }
    event(.known(known.results, missing: known.missing))
    if !known.missing.isEmpty {
      let reason = RunReason(
        before: workshop.cache.record(ofLesson: lesson.path, as: RunReason.Record.self),
        plan: plan.cells, force: workshop.force)
      let first = known.missing.first { lesson.cells[$0].role == .lesson }
      for index in known.missing { reasons[index] = reason.text(of: index, first: first ?? index) }
      var missing = known.missing
      let ended = try takeDefaults(
        plan, lesson, materials, missing: &missing, into: &results, event: event,
        progress: progress)
      let stop =
        if let ended { ended } else {
          try run(
            plan, lesson, materials, missing, into: &results, event: event, progress: progress)
        }
      for index in known.missing
      where !missing.contains(index) && !ControlCalls.mayBe(in: lesson.cells[index].code) {
        reasons[index] = nil
      }
      for index in results.indices where index > stop {
        reasons[index] = nil
        results[index] = notRun
      }
      keepDefaults(plan, lesson, results)
    }
    if remembersReasons {
      workshop.cache.store(
        RunReason.Record(plan.cells), key: RunReason.Record.key(of: plan.cells),
        asRecordOfLesson: lesson.path)
    }
    let others =
      alternatives
      ? try self.alternatives(plan, lesson, materials, results, progress: progress) : nil
    return Outcome(run: Run(cells: results, alternatives: others), reasons: reasons)
  }

  /// The results that the cache has, and the cells that have to run. When one of the lesson's own
  /// cells has to run, all cells after it have to; when an exercise or a solution has to, only that
  /// one. What comes after a failed cell has no result and does not run.
  private func rememberedResults(
    _ plan: LessonPlan, _ lesson: Lesson
  ) -> (results: [Int: CellResult], missing: [Int]) {
    var results: [Int: CellResult] = [:]
    var missing: [Int] = []
    var isChainKnown = !workshop.force
    for plan in plan.cells {
      guard isChainKnown,
        let stored = workshop.cache.result(plan.runKey, as: StoredResult.self),
        let result = stored.placed(plan: plan, lesson: lesson)
      else {
        missing.append(plan.index)
        if plan.cell.role == .lesson { isChainKnown = false }
        continue
      }
      results[plan.index] = result
      if result.status == .failed, plan.cell.role == .lesson { break }
    }
    return (results, missing)
  }
}
