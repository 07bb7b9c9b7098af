// From Swift 6.3 on, a sleep does not go through the hooks of the kernel's `executor.c`: it asks the
// default executor, which is libdispatch's unless a program brings another one. How to bring one is
// not public yet. Older compilers know no default executor, and their hooks suffice.

#if compiler(>=6.3)
  @_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) internal import _Concurrency

  /// Runs tasks that have no actor, and wakes those that sleep, on the cell's one thread.
  private final class CellTaskExecutor: TaskExecutor, SchedulingExecutor {
    static let shared = CellTaskExecutor()

    func enqueue(_ job: consuming ExecutorJob) {
      TaskQueue.add(UnownedJob(job), isMain: false)
    }

    func enqueue<C: Clock>(
      _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
    ) {
      TaskQueue.add(UnownedJob(job), after: Self.nanoseconds(delay))
    }

    func enqueue<C: Clock>(
      _ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C
    ) {
      // Some time has passed since the instant was computed: milliseconds are what was meant.
      let left = Self.nanoseconds(clock.now.duration(to: instant))
      let unit: Int64 = 1_000_000
      TaskQueue.add(UnownedJob(job), after: (left + unit - 1) / unit * unit)
    }

    /// Of Swift's own clocks; another clock sleeps by one of these in the end.
    private static func nanoseconds<D: DurationProtocol>(_ duration: D) -> Int64 {
      guard let duration = duration as? Duration else { return 0 }
      let most: Int64 = 1 << 32
      let (seconds, attoseconds) = duration.components
      return max(0, min(seconds, most) * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
  }

  extension CellExecutor: MainExecutor {
    // The kernel runs the queue.
    func run() {}
    func stop() {}
  }

  private struct CellExecutors: ExecutorFactory {
    static var mainExecutor: any MainExecutor { CellExecutor.shared }
    static var defaultExecutor: any TaskExecutor { CellTaskExecutor.shared }
  }

  func useCellExecutors() { _createExecutors(factory: CellExecutors.self) }
#else
  func useCellExecutors() {}
#endif
