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

  /// Used by one thread at a time: the next run starts when the one before has ended.
  private let session: LessonSession

  init(_ session: LessonSession) {
    self.session = session
  }

  /// From any thread.
  func interrupt() { session.interruption.want() }

  /// Only while nothing runs.
  func close() { session.close() }

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

  /// Brings the results up to date with a lesson.
  func run(_ lesson: Lesson) -> Inbox {
    session.interruption.forget()
    let inbox = Inbox()
    let thread = Thread { [self] in
      func attempt() -> Result<Outcome, EngineFailure> {
        Result { () throws(EngineFailure) in
          try session.update(
            to: lesson, event: { inbox.put(.event($0)) }, progress: { inbox.put(.progress($0)) })
        }
      }
      var result = attempt()
      // Somebody else killed the kernel: a new one begins at the beginning.
      if case .failure(let failure) = result, failure.reason == .kernel {
        session.close()
        result = attempt()
      }
      inbox.put(.ended(result))
    }
    thread.stackSize = 8 << 20
    thread.start()
    return inbox
  }
}
