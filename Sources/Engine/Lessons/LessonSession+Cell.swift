internal import Figures
internal import Foundation
internal import Lessons
internal import Runs

/// One cell: from the compiled library to its result.
extension LessonSession {
  /// One run of a cell.
  struct Attempt {
    var result: CellResult
    /// The same inputs give the same result again. False where a clock or a killer decided.
    var isRepeatable: Bool
    /// The state that later cells need is gone.
    var endedKernel = false
  }

  func attempt(
    _ plan: CellPlan, _ compiled: CompiledCell, _ lesson: Lesson, _ materials: Workshop.Materials,
    earlier: [LineValue], progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Attempt {
    switch compiled {
    case .rejected(let problem):
      let result = CellResult(status: .failed, diagnostics: problem.diagnostics)
      return Attempt(
        result: result.judged(plan, lesson), isRepeatable: problem.isRepeatable)
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
    let kernel = try startedKernel(materials)
    let ran: Kernel.CellOutput
    do throws(Kernel.Death) {
      ran = try kernel.run(
        Kernel.CellRun(
          cell: plan.number, library: library, seconds: plan.limits.seconds,
          memory: plan.limits.memory, output: plan.limits.output,
          processes: plan.limits.processes, openFiles: plan.limits.openFiles,
          seed: lesson.frontMatter.seed)
      ) { progress(.step(cell: plan.index, text: $0)) }
    } catch {
      close()
      if let fault = error.fault { throw fault }
      // Behind walls a cell cannot reach its kernel: somebody else did.
      if error.isKilled, workshop.isSandboxed {
        throw MachineFault.killed("the program of \(lesson.path), at line \(lines.lowerBound)")
      }
      let diagnostic = text.diagnostic(
        text.wholeLine(lines.lowerBound), rule: .kernelKilled,
        "the lesson's program was killed while this cell ran: \(error.message)",
        hint: "check whether the cell kills processes, or whether the machine ran out of memory")
      return Attempt(
        result: CellResult(
          status: .failed, output: chunks(error.output, error.error),
          diagnostics: [diagnostic]), isRepeatable: false, endedKernel: true)
    }
    if case .loadFailure = ran.end.cause,
      let fault = MachineFault.ofLoading(String(decoding: ran.error, as: UTF8.self))
    {
      throw fault
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
      return Attempt(result: result.judged(plan, lesson), isRepeatable: ran.end.isRepeatable)
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
    return Attempt(result: result.judged(plan, lesson), isRepeatable: true)
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
}

extension Cell {
  /// The lesson's lines that belong to the cell: its fence, for a directive, and its body.
  var lines: ClosedRange<Int> {
    (directive == nil ? firstLine : firstLine - 1)...max(firstLine, closingLine - 1)
  }
}
