internal import Figures
internal import Foundation
internal import Hashing
package import Lessons
internal import Runs

/// One lesson that is run again and again while it is being written: after each change, the cells
/// from the first changed one on, from the exact state before it.
///
/// Used by one thread at a time; its calls block. Ended by `close()`.
package final class LessonSession {
  private let workshop: Workshop
  private let folder: String
  private var kernel: Kernel?
  /// The digests of the data files that the kernel was started with.
  private var kernelData: [String] = []
  /// The cells whose effects the kernel's newest state has.
  private var live: [LiveCell] = []

  private struct LiveCell {
    var number: Int
    var runKey: String
    var library: String
  }

  init(_ workshop: Workshop, folder: String) {
    self.workshop = workshop
    self.folder = folder
  }

  deinit { close() }

  package func close() {
    kernel?.close()
    kernel = nil
    live = []
  }

  /// Brings the results up to date with `lesson`.
  package func update(
    to lesson: Lesson, remembersReasons: Bool = true,
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws(EngineFailure) -> Outcome {
    let notRun = CellResult(status: .notRun)
    guard !lesson.diagnostics.contains(where: { $0.severity == .error }) else {
      return Outcome(
        run: Run(cells: lesson.cells.map { _ in notRun }), reasons: lesson.cells.map { _ in nil })
    }
    let materials = try workshop.materials(of: lesson, folder: folder)
    if let problem = materials.directivesProblem {
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
    let plan = LessonPlan(lesson, materials.surroundings)
    let recordKey = String(Digest.hex(of: (folder + "/" + lesson.path).utf8).prefix(40))
    let reason = RunReason(
      before: workshop.cache.record(ofLesson: recordKey, as: RunReason.Record.self),
      plan: plan.cells, force: workshop.force)

    var results = lesson.cells.map { _ in notRun }
    var reasons: [String?] = lesson.cells.map { _ in nil }
    let known = rememberedResults(plan, lesson)
    for (index, result) in known.results.sorted(by: { $0.key < $1.key }) {
      results[index] = result
      progress(.finished(cell: index, status: result.status, seconds: 0, cached: true))
    }
    if !known.missing.isEmpty {
      let first = known.missing.first { lesson.cells[$0].role == .lesson }
      for index in known.missing { reasons[index] = reason.text(of: index, first: first ?? index) }
      let stop = try run(
        plan, lesson, materials, known.missing, into: &results, progress: progress)
      for index in results.indices where index > stop {
        reasons[index] = nil
        results[index] = notRun
      }
    }
    if remembersReasons {
      workshop.cache.store(RunReason.Record(plan.cells), asRecordOfLesson: recordKey)
    }
    return Outcome(run: Run(cells: results), reasons: reasons)
  }

  /// The results that the cache has, and the cells that have to run: whatever follows a cell of the
  /// lesson's own that runs, but not what follows an exercise or a solution. Neither has what comes
  /// after a failure.
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

  /// Runs the cells of `missing`; before each, those whose effects the kernel lacks.
  ///
  /// - Returns: the last cell that counts: what is after it did not run.
  private func run(
    _ plan: LessonPlan, _ lesson: Lesson, _ materials: Workshop.Materials, _ missing: [Int],
    into results: inout [CellResult], progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Int {
    let end = plan.cells.count - 1
    guard let first = missing.first, let last = missing.last else { return end }
    // What the kernel has done already, as far as it is still what is wanted.
    let wanted = plan.cells[..<first].filter { !$0.cell.leavesNothing }
    let kept = zip(live, wanted).prefix { $0.runKey == $1.runKey }.count
    try rewind(keeping: kept)
    // A cell that leaves no effects is not run for the sake of later ones.
    let start = kept < wanted.count ? wanted[kept].index : first
    let isMissing = Set(missing)
    let needed = plan.cells[start...last].filter {
      isMissing.contains($0.index) || !$0.cell.leavesNothing
    }

    let workshop = workshop
    let ahead = CompileAhead(needed[...]) { cell throws(EngineFailure) in
      try workshop.compiledCell(cell, lesson: lesson)
    }
    defer { ahead.cancel() }
    for cell in needed {
      progress(.compiling(cell: cell.index))
      let started = MonotonicTime.now
      let compiled = try ahead.cell(cell.index)
      progress(.running(cell: cell.index))
      let earlier = plan.cells[..<cell.index].filter { !$0.cell.leavesNothing }
        .flatMap { results[$0.index].values }
      let attempt = try attempt(
        cell, compiled, lesson, materials, earlier: earlier, progress: progress)
      let isReplay = !isMissing.contains(cell.index) && attempt.result.status == .passed
      if !isReplay {
        results[cell.index] = attempt.result
        progress(
          .finished(
            cell: cell.index, status: attempt.result.status, seconds: MonotonicTime.now - started,
            cached: false))
        if attempt.isRepeatable {
          workshop.cache.store(
            StoredResult(attempt.result, plan: cell, lesson: lesson), asResult: cell.runKey)
        }
      }
      if attempt.result.status == .failed, cell.cell.role == .lesson || attempt.endedKernel {
        return cell.index
      }
    }
    return end
  }

  private func rewind(keeping kept: Int) throws(EngineFailure) {
    guard let kernel, kept < live.count else { return }
    do {
      try kernel.rewind(to: live[kept].number)
      live.removeSubrange(kept...)
    } catch {
      // A new kernel begins at the beginning: the same state by a longer way.
      close()
      throw EngineFailure(.kernel, error.message)
    }
  }

  // MARK: One cell

  private struct Attempt {
    var result: CellResult
    /// The same inputs give the same result: not so where time, or a killer, decided.
    var isRepeatable: Bool
    /// The state that later cells need is gone.
    var endedKernel = false
  }

  private func attempt(
    _ plan: CellPlan, _ compiled: CompiledCell, _ lesson: Lesson, _ materials: Workshop.Materials,
    earlier: [LineValue], progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Attempt {
    switch compiled {
    case .rejected(let diagnostics):
      return Attempt(
        result: judged(CellResult(status: .failed, diagnostics: diagnostics), plan, lesson),
        isRepeatable: true)
    case .ready(let library):
      return try execute(
        plan, library: library, lesson, materials, earlier: earlier, progress: progress)
    }
  }

  private func execute(
    _ plan: CellPlan, library: String, _ lesson: Lesson, _ materials: Workshop.Materials,
    earlier: [LineValue], progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Attempt {
    let scope = plan.scope(in: lesson)
    let text = LessonText(path: lesson.path, lines: lesson.lines, cells: scope)
    let lines = plan.cell.lines
    let ran: Kernel.CellOutput
    do {
      ran = try startedKernel(materials).run(
        Kernel.CellRun(
          cell: plan.number, library: library, seconds: plan.limits.seconds,
          memory: plan.limits.memory, output: plan.limits.output,
          processes: plan.limits.processes, openFiles: plan.limits.openFiles,
          seed: lesson.frontMatter.seed)
      ) { progress(.step(cell: plan.index, text: $0)) }
    } catch let failure as EngineFailure {
      throw failure
    } catch {
      let death = error as? Kernel.Death
      close()
      let diagnostic = text.diagnostic(
        text.wholeLine(lines.lowerBound), rule: .kernelKilled,
        "the lesson's program was killed while this cell ran: \(death?.message ?? "\(error)")",
        hint: "see whether the cell kills processes, or the machine ran out of memory")
      return Attempt(
        result: CellResult(
          status: .failed, output: chunks(death?.output ?? [], death?.error ?? []),
          diagnostics: [diagnostic]), isRepeatable: false, endedKernel: true)
    }

    let trace = TraceReading(text: text, cells: scope, lines: lines, earlier: earlier)
    let values = trace.values(of: ran.end)
    let warnings = [trace.warning(of: ran.end)].compactMap(\.self)
    let figures = ran.figures.compactMap(workshop.figure).withoutPartsOfLaterOnes
    guard case .finished = ran.end.cause else {
      var libraries = [plan.number: library]
      for cell in live { libraries[cell.number] = cell.library }
      let symbolizer = workshop.symbolizer(of: scope)
      let explained = RuntimeFailure(
        text: text, cells: scope, lines: lines, limits: plan.limits
      ).explain(ran.end, error: String(decoding: ran.error, as: UTF8.self)) {
        symbolizer.trace($0, libraries: libraries)
      }
      let result = CellResult(
        status: .failed, values: values,
        output: chunks(ran.output, Array(explained.error.utf8)), figures: figures,
        diagnostics: [explained.diagnostic] + warnings)
      return Attempt(result: judged(result, plan, lesson), isRepeatable: ran.end.isRepeatable)
    }
    if !plan.cell.leavesNothing {
      live.append(LiveCell(number: plan.number, runKey: plan.runKey, library: library))
    } else {
      // It has effects that are not to reach the cells after it.
      try? startedKernel(materials).rewind(to: plan.number)
    }
    let broken = brokenClaims(of: figures, plan, text)
    let result = CellResult(
      status: broken.isEmpty ? .passed : .failed, values: values,
      output: chunks(ran.output, ran.error), figures: figures, diagnostics: broken + warnings)
    return Attempt(result: judged(result, plan, lesson), isRepeatable: true)
  }

  /// A claim that does not hold fails its cell, like a precondition.
  private func brokenClaims(
    of figures: [Figure], _ plan: CellPlan, _ text: LessonText
  ) -> [Diagnostic] {
    figures.flatMap(\.failedChecks).map { check in
      text.diagnostic(
        text.wholeLine(plan.cell.lines.lowerBound), rule: .check,
        "this does not hold: \(check.claim.english)",
        hint: check.detail?.english.split(separator: "\n").joined(separator: "; "))
    }
  }

  private func startedKernel(_ materials: Workshop.Materials) throws(EngineFailure) -> Kernel {
    if let kernel { return kernel }
    let started = try workshop.startKernel(materials)
    kernel = started
    return started
  }

  private func chunks(_ output: [UInt8], _ error: [UInt8]) -> [OutputChunk] {
    [
      OutputChunk(.output, String(decoding: output, as: UTF8.self)),
      OutputChunk(.error, String(decoding: error, as: UTF8.self)),
    ].filter { !$0.text.isEmpty }
  }

  /// Holds the result against what the lesson says of it: `.fails`, `{fails="…"}`.
  private func judged(_ result: CellResult, _ plan: CellPlan, _ lesson: Lesson) -> CellResult {
    guard let expected = plan.cell.attributes.fails else { return result }
    var result = result
    let text = LessonText(path: lesson.path, lines: lesson.lines)
    let fence = text.wholeLine(plan.cell.firstLine - 1)
    if result.status == .passed {
      result.status = .failed
      result.diagnostics = [
        text.diagnostic(
          fence, rule: .didNotFail, "the cell is marked as one that fails, and it did not",
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
          "the cell is to fail with a message that contains “\(expected)”, and failed with another")
      )
    }
    return result
  }
}

extension Cell {
  /// The lesson's lines that belong to the cell: its fence, for a directive, and its body.
  var lines: ClosedRange<Int> {
    (directive == nil ? firstLine : firstLine - 1)...max(firstLine, closingLine - 1)
  }
}

extension CellEnd {
  /// The same cell would end in the same way again.
  var isRepeatable: Bool {
    switch cause {
    case .seconds: false
    case .signal(let number): number != 9 && number != 15
    default: true
    }
  }
}
