internal import Foundation
internal import Lessons

/// Compiles the cells of a lesson one after the other on a thread of its own, while the kernel runs
/// the ones that are ready.
final class CompileAhead: @unchecked Sendable {
  private let condition = NSCondition()
  private var finished: [Int: Result<CompiledCell, EngineFailure>] = [:]
  private var isCancelled = false
  private var isRunning = true

  /// - Parameter compile: called for each of `plans`, in order, until it rejects a cell that later
  ///   cells may need.
  init(
    _ plans: ArraySlice<CellPlan>,
    compile: @escaping @Sendable (CellPlan) throws(EngineFailure) -> CompiledCell
  ) {
    let plans = Array(plans)
    let thread = Thread { [self] in
      for plan in plans {
        if condition.withLock({ isCancelled }) { break }
        let result = Result { () throws(EngineFailure) in try compile(plan) }
        condition.withLock {
          finished[plan.index] = result
          condition.broadcast()
        }
        if case .success(.ready) = result { continue }
        if !plan.cell.leavesNothing { break }
      }
      condition.withLock {
        isRunning = false
        condition.broadcast()
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Waits for a cell. Only for cells up to the first that is rejected.
  func cell(_ index: Int) throws(EngineFailure) -> CompiledCell {
    let result: Result<CompiledCell, EngineFailure>? = condition.withLock {
      while finished[index] == nil && isRunning { condition.wait() }
      return finished[index]
    }
    guard let result else {
      throw EngineFailure(.toolchain, "cell \(index + 1) was not compiled")
    }
    return try result.get()
  }

  /// Stops after the cell that is being compiled, and waits for that.
  func cancel() {
    condition.withLock {
      isCancelled = true
      while isRunning { condition.wait() }
    }
  }
}
