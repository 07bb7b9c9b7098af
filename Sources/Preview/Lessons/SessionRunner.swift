internal import Engine
internal import Foundation
internal import Lessons
internal import Runs
internal import Synchronization

/// A lesson's session on a thread of its own: what it does blocks, and may take minutes.
final class SessionRunner: @unchecked Sendable {
  enum Step: Sendable {
    case event(LessonSession.Event)
    case progress(CellProgress)
    case ended(Result<Outcome, EngineFailure>)
  }

  private struct Task {
    var lesson: Lesson
    var alternatives: Bool
    var inbox: Inbox
  }

  /// Used by the thread alone.
  private let session: LessonSession
  private let condition = NSCondition()
  /// What the thread is to do next, each by the condition's leave.
  private var next: Task?
  private var isEnded = false

  /// One thread for all runs: the walls around the kernel fall with the thread that built them.
  init(_ session: LessonSession) {
    self.session = session
    let thread = Thread { [self] in work() }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// From any thread.
  func interrupt() { session.interruption.want() }

  /// Only while nothing runs, and nothing will.
  func close() {
    condition.withLock {
      isEnded = true
      condition.signal()
    }
  }

  /// Steps that came, and have not been looked at.
  final class Inbox: Sendable {
    private let waiting = Mutex<[Step]>([])
    /// One element or more for what is in the box.
    let pokes: AsyncStream<Void>
    private let poke: AsyncStream<Void>.Continuation

    init() {
      (pokes, poke) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func put(_ step: Step) {
      waiting.withLock { $0.append(step) }
      poke.yield()
      if case .ended = step { poke.finish() }
    }

    func take() -> [Step] {
      waiting.withLock { steps in
        defer { steps = [] }
        return steps
      }
    }
  }

  /// Brings the results up to date with a lesson. Only when the run before has ended.
  ///
  /// - Parameter alternatives: whether other choices than the defaults are computed too.
  func run(_ lesson: Lesson, alternatives: Bool = false) -> Inbox {
    session.interruption.forget()
    let inbox = Inbox()
    condition.withLock {
      next = Task(lesson: lesson, alternatives: alternatives, inbox: inbox)
      condition.signal()
    }
    return inbox
  }

  private func work() {
    while let task = nextTask() {
      var result = attempt(task)
      // Somebody else killed the kernel: a new one begins at the beginning.
      if case .failure(let failure) = result, failure.reason == .kernel {
        session.close()
        result = attempt(task)
      }
      task.inbox.put(.ended(result))
    }
    session.close()
  }

  private func nextTask() -> Task? {
    condition.withLock {
      while next == nil, !isEnded { condition.wait() }
      defer { next = nil }
      return isEnded ? nil : next
    }
  }

  private func attempt(_ task: Task) -> Result<Outcome, EngineFailure> {
    let inbox = task.inbox
    return Result { () throws(EngineFailure) in
      try session.update(
        to: task.lesson, alternatives: task.alternatives, event: { inbox.put(.event($0)) },
        progress: { inbox.put(.progress($0)) })
    }
  }
}
