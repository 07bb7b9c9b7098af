internal import Foundation
internal import Lessons

/// Compiles the cells of a lesson one after the other, while the kernel runs the ones that are ready. A
/// cell needs of those before it their modules to be compiled, and their libraries to be linked: so the
/// next one is compiled while this one is linked.
final class CompileAhead: @unchecked Sendable {
  private let condition = NSCondition()
  private let plans: [CellPlan]
  private let compile: @Sendable (CellPlan, CompileStages) throws(EngineFailure) -> CompiledCell
  private let modules = EarlyModules()
  private var finished: [Int: Result<CompiledCell, EngineFailure>] = [:]
  /// How many of `plans` have begun.
  private var begun = 0
  /// How many have ended, in their order: each is linked after those before it.
  private var ended = 0
  private var isStopped = false

  /// - Parameter compile: called for each of `plans`, in order, until it rejects a cell that later
  ///   cells may need. It tells when the next may begin.
  init(
    _ plans: ArraySlice<CellPlan>,
    compile:
      @escaping @Sendable (CellPlan, CompileStages) throws(EngineFailure) -> CompiledCell
  ) {
    self.plans = Array(plans)
    self.compile = compile
    condition.withLock { begin(0) }
  }

  /// With the lock held.
  private func begin(_ number: Int) {
    guard begun == number, number < plans.count, !isStopped else { return }
    begun += 1
    let thread = Thread { [self] in
      let plan = plans[number]
      let stages = CompileStages(
        modules: modules,
        moduleIsReady: { [self] in condition.withLock { begin(number + 1) } },
        waitForLibraries: { [self] in waitForEnd(of: number) })
      let result = Result { () throws(EngineFailure) in try compile(plan, stages) }
      waitForEnd(of: number)
      condition.withLock {
        finished[plan.index] = result
        ended += 1
        let isReady = if case .success(.ready) = result { true } else { false }
        // Later cells may need it.
        if !isReady && !plan.cell.leavesNothing { isStopped = true }
        begin(number + 1)
        condition.broadcast()
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Until all before `number` have ended.
  private func waitForEnd(of number: Int) {
    condition.withLock {
      while ended < number { condition.wait() }
    }
  }

  /// Waits for a cell. Only for cells up to the first that is rejected.
  func cell(_ index: Int) throws(EngineFailure) -> CompiledCell {
    let result: Result<CompiledCell, EngineFailure>? = condition.withLock {
      while finished[index] == nil && ended < begun { condition.wait() }
      return finished[index]
    }
    guard let result else {
      throw EngineFailure(.toolchain, "cell \(index + 1) was not compiled")
    }
    return try result.get()
  }

  /// Stops after the cells that are being compiled, and waits for them.
  func cancel() {
    condition.withLock {
      isStopped = true
      while ended < begun { condition.wait() }
    }
  }
}

/// What the compilation of a cell says on its way, and waits for.
struct CompileStages: Sendable {
  var modules = EarlyModules()
  /// The module is written: a cell that imports it can be compiled.
  var moduleIsReady: @Sendable () -> Void = {}
  /// Returns when the libraries of the cells before are linked, or will never be.
  var waitForLibraries: @Sendable () -> Void = {}
}

/// Where the modules of cells lie that are not in their place in the cache yet.
final class EarlyModules: @unchecked Sendable {
  private let lock = NSLock()
  private var folders: [String: String] = [:]

  /// - Parameter folder: a cell's place in the cache.
  subscript(folder: String) -> String? {
    get { lock.withLock { folders[folder] } }
    set { lock.withLock { folders[folder] = newValue } }
  }
}
