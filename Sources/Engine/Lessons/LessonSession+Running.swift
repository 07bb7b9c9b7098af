internal import Foundation
internal import Lessons
internal import Runs

/// Which cells run, in which order, and from which state of the kernel.
extension LessonSession {
  /// Runs the cells of `missing`, and before each of them the cells whose effects the kernel lacks.
  ///
  /// - Parameter isEnd: whether a result of those that were missing is the last; it may change it before
  ///   it is kept.
  /// - Returns: the index of the last cell that ran or is known; no cell after it ran.
  func run(
    _ plan: LessonPlan, _ lesson: Lesson, _ materials: Workshop.Materials, _ missing: [Int],
    into results: inout [CellResult], event: @Sendable (Event) -> Void,
    progress: @Sendable (Progress) -> Void,
    isEnd: (inout Attempt, CellPlan) -> Bool = { attempt, cell in
      attempt.result.status == .failed && (cell.cell.role == .lesson || attempt.endedKernel)
    }
  ) throws(EngineFailure) -> Int {
    forgetWhatIsGone()
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
    let compiled = libraries
    let ahead = CompileAhead(needed[...]) { cell, stages throws(EngineFailure) in
      if let library = compiled[cell.compileKey] { return .ready(library: library) }
      return try workshop.compiledCell(cell, lesson: lesson, stages)
    }
    defer { ahead.cancel() }
    for cell in needed {
      try throwIfInterrupted()
      progress(.compiling(cell: cell.index))
      let started = MonotonicTime.now
      let compiled = try ahead.cell(cell.index)
      if case .ready(let library) = compiled { libraries[cell.compileKey] = library }
      progress(.running(cell: cell.index))
      let earlier = plan.cells[..<cell.index].filter { !$0.cell.leavesNothing }
        .flatMap { results[$0.index].values }
      var attempt = try attempt(
        cell, compiled, lesson, materials, earlier: earlier, progress: progress)
      let isLast = isEnd(&attempt, cell)
      let isReplay = !isMissing.contains(cell.index) && attempt.result.status == .passed
      if !isReplay {
        results[cell.index] = attempt.result
        event(.finished(cell.index, attempt.result))
        progress(
          .finished(
            cell: cell.index, status: attempt.result.status, seconds: MonotonicTime.now - started,
            cached: false))
        if attempt.isRepeatable {
          workshop.cache.store(
            StoredResult(attempt.result, plan: cell, lesson: lesson), asResult: cell.runKey)
        }
      }
      if isLast { return cell.index }
    }
    return end
  }

  /// Somebody emptied the cache: no compiled cell is there, and the kernel's walls show the folder that was.
  private func forgetWhatIsGone() {
    guard libraries.values.contains(where: { !FileManager.default.fileExists(atPath: $0) }) else {
      return
    }
    libraries = [:]
    close()
  }

  func rewind(keeping kept: Int) throws(EngineFailure) {
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
}
