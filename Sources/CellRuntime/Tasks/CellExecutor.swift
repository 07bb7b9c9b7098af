/// The main actor's executor: it hands its jobs to the kernel's queue, on the cell's one thread.
///
/// Swift's own would hand them to libdispatch's main queue, which nobody serves, and would start a
/// thread for that.
final class CellExecutor: SerialExecutor {
  static let shared = CellExecutor()

  func enqueue(_ job: consuming ExecutorJob) {
    TaskQueue.add(UnownedJob(job), isMain: true)
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  func checkIsolated() {
    precondition(
      TaskQueue.functions?.isOnCellThread() ?? true, "this code has to run on the main actor")
  }
}

/// The kernel's queue of tasks.
enum TaskQueue {
  struct Functions {
    var add: @convention(c) (UnsafeRawPointer, Bool) -> Void
    /// After so many nanoseconds.
    var addLater: @convention(c) (UnsafeRawPointer, Int64) -> Void
    var isOnCellThread: @convention(c) () -> Bool
  }

  /// Set once, before the first cell.
  nonisolated(unsafe) static var functions: Functions?

  // A job is a pointer.
  static func add(_ job: UnownedJob, isMain: Bool) {
    functions?.add(unsafeBitCast(job, to: UnsafeRawPointer.self), isMain)
  }

  static func add(_ job: UnownedJob, after nanoseconds: Int64) {
    functions?.addLater(unsafeBitCast(job, to: UnsafeRawPointer.self), nanoseconds)
  }
}

/// Takes the kernel's functions, and gives the executor as Swift's hooks give it: in two words.
@_cdecl("unroll_runtime_executor")
package func runtimeExecutor(
  _ words: UnsafeMutablePointer<UInt>,
  _ add: @escaping @convention(c) (UnsafeRawPointer, Bool) -> Void,
  _ addLater: @escaping @convention(c) (UnsafeRawPointer, Int64) -> Void,
  _ isOnCellThread: @escaping @convention(c) () -> Bool
) {
  TaskQueue.functions = TaskQueue.Functions(
    add: add, addLater: addLater, isOnCellThread: isOnCellThread)
  useCellExecutors()
  let executor = unsafeBitCast(
    CellExecutor.shared.asUnownedSerialExecutor(), to: (UInt, UInt).self)
  words[0] = executor.0
  words[1] = executor.1
}
