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

  /// Used by the thread alone.
  private let session: LessonSession
  private let condition = NSCondition()
  /// What the thread is to do next, each by the condition's leave.
  private var next: (lesson: Lesson, inbox: Inbox)?
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
  func run(_ lesson: Lesson) -> Inbox {
    session.interruption.forget()
    let inbox = Inbox()
    condition.withLock {
      next = (lesson, inbox)
      condition.signal()
    }
    return inbox
  }

  private func work() {
    while let (lesson, inbox) = nextRun() {
      var result = attempt(lesson, inbox)
      // Somebody else killed the kernel: a new one begins at the beginning.
      if case .failure(let failure) = result, failure.reason == .kernel {
        session.close()
        result = attempt(lesson, inbox)
      }
      inbox.put(.ended(result))
    }
    session.close()
  }

  private func nextRun() -> (Lesson, Inbox)? {
    condition.withLock {
      while next == nil, !isEnded { condition.wait() }
      defer { next = nil }
      return isEnded ? nil : next
    }
  }

  private func attempt(_ lesson: Lesson, _ inbox: Inbox) -> Result<Outcome, EngineFailure> {
    Result { () throws(EngineFailure) in
      try session.update(
        to: lesson, event: { inbox.put(.event($0)) }, progress: { inbox.put(.progress($0)) })
    }
  }
}
