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
    /// What it had for the runner alone.
    var records: [[UInt8]] = []
    /// It left nothing to the cells after it, but could change what those before it had made.
    var mayHaveChangedState = false
    /// The limit that it met, or how else it ended; nil where it was not run to an end.
    var cause: CellEnd.Cause?
    /// In seconds; 0 where it was not run to an end.
    var elapsed = 0.0

    /// It came to its end, whatever became of its claims: there is a state for the cells after it.
    var leavesState: Bool { if case .finished? = cause { true } else { false } }
  }

  func attempt(
    _ plan: CellPlan, _ compiled: CompiledCell, _ lesson: Lesson, _ materials: Workshop.Materials,
    earlier: [LineValue], progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Attempt {
    switch compiled {
    case .rejected(let problem):
      let result = CellResult(status: .failed, diagnostics: problem.diagnostics)
      return Attempt(
        result: told(result, of: plan, lesson, materials),
        isRepeatable: problem.isRepeatable)
    case .ready(let library):
      return try execute(
        plan, library: library, lesson, materials, earlier: earlier, input: plan.choices,
        progress: progress)
    }
  }

  /// - Parameters:
  ///   - events: bytes of figures and records that it may send; 0 for as many as it likes.
  ///   - input: what the code is given.
  func execute(
    _ plan: CellPlan, library: String, _ lesson: Lesson, _ materials: Workshop.Materials,
    earlier: [LineValue], events: Int = 0, input: [UInt8] = [],
    progress: @Sendable (Progress) -> Void
  ) throws(EngineFailure) -> Attempt {
    let scope = plan.scope(in: lesson)
    let text = LessonText(path: lesson.path, lines: lesson.lines, cells: scope)
    let lines = plan.cell.lines
    let kernel = try startedKernel(materials)
    let output: CellOutput
    let end: CellEnd
    do throws(Kernel.Death) {
      (output, end) = try kernel.run(
        Kernel.CellRun(
          plan, library: library, seed: lesson.frontMatter.seed, events: events, input: input)
      ) { progress(.step(cell: plan.index, text: $0)) }
    } catch {
      close()
      if let fault = error.fault { throw fault }
      try throwIfInterrupted()
      // Behind walls a cell cannot reach its kernel: somebody else did.
      if error.isKilled, workshop.isSandboxed {
        throw MachineFault.killed("the program of \(lesson.path), at line \(lines.lowerBound)")
      }
      let diagnostic = text.diagnostic(
        text.wholeLine(lines.lowerBound), rule: .kernelKilled,
        "the lesson's program was killed while this cell ran: \(error.message)",
        hint: "check whether the cell kills processes, or whether the machine ran out of memory")
      let shown = error.output.shown()
      return Attempt(
        result: CellResult(
          status: .failed, output: shown.text, figures: shown.figures,
          diagnostics: [diagnostic]
        ).shown(materials.places), isRepeatable: false, endedKernel: true)
    }
    if case .loadFailure = end.cause,
      let fault = MachineFault.ofLoading(output.error, cell: library)
    {
      throw fault
    }

    let trace = TraceReading(text: text, cells: scope, lines: lines, earlier: earlier)
    let values = trace.values(of: end)
    let warnings =
      output.warnings.map(trace.diagnostic) + [trace.warning(of: end)].compactMap(\.self)
    var libraries = [plan.number: library]
    for cell in live { libraries[cell.number] = cell.library }
    let symbolizer = workshop.symbolizer(of: scope)
    let shown = output.shown()
    let places = ClaimFailures(
      text: text, cells: scope, cell: plan.cell,
      directives: output.claims.isEmpty && output.controls.isEmpty ? "" : workshop.directivesText)
    let controls = ReadControls(output.controls, of: plan, in: lesson, places)
    let broken =
      controls.problems
      + places.diagnostics(output.claims, figures: shown.figures) {
        symbolizer.trace($0, libraries: libraries)
      }
    guard case .finished = end.cause else {
      let explained = RuntimeFailure(
        text: text, cells: scope, lines: lines, limits: plan.limits
      ).explain(end, error: output.error) { symbolizer.trace($0, libraries: libraries) }
      let shown = output.shown(error: explained.error)
      let result = CellResult(
        status: .failed, values: values, output: shown.text, figures: shown.figures,
        diagnostics: broken + [explained.diagnostic] + warnings, controls: controls.controls)
      return Attempt(
        result: told(result, of: plan, lesson, materials), isRepeatable: end.isRepeatable,
        records: output.records, cause: end.cause, elapsed: end.elapsed)
    }
    var mayHaveChangedState = false
    if !plan.cell.leavesNothing {
      live.append(LiveCell(number: plan.number, runKey: plan.runKey, library: library))
    } else {
      // It has effects that are not to reach the cells after it.
      mayHaveChangedState = (try? startedKernel(materials).rewind(to: plan.number)) == false
    }
    let result = CellResult(
      status: broken.isEmpty ? .passed : .failed, values: values, output: shown.text,
      figures: shown.figures, diagnostics: broken + warnings, controls: controls.controls)
    return Attempt(
      result: told(result, of: plan, lesson, materials), isRepeatable: true,
      records: output.records,
      mayHaveChangedState: mayHaveChangedState, cause: end.cause, elapsed: end.elapsed)
  }

  /// The result as a report has it, on whatever machine it was made.
  private func told(
    _ result: CellResult, of plan: CellPlan, _ lesson: Lesson, _ materials: Workshop.Materials
  ) -> CellResult {
    result.shown(materials.places).judged(plan, lesson)
  }

  func startedKernel(_ materials: Workshop.Materials) throws(EngineFailure) -> Kernel {
    if let kernel { return kernel }
    let started = try workshop.startKernel(materials)
    started.interruption = interruption
    kernel = started
    return started
  }
}

extension Cell {
  /// The lesson's lines that belong to the cell: its fence, for a directive, and its body.
  var lines: ClosedRange<Int> {
    (directive == nil ? firstLine : firstLine - 1)...max(firstLine, closingLine - 1)
  }
}
