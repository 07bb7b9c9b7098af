import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, SIGTERM and SIGHUP: the work is cancelled, so that its children die and its files stay
/// whole. A second signal, or two seconds, end the process whatever it does.
enum Interruption {
  /// Written once, before any other thread is there; keeps the source alive.
  private nonisolated(unsafe) static var source: (any DispatchSourceRead)?

  static func watch(_ cancel: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let reading = ends[0]
    signalPipe = ends[1]
    let reader = DispatchSource.makeReadSource(
      fileDescriptor: reading, queue: DispatchQueue(label: "unroll.interruption"))
    let count = Atomic(0)
    reader.setEventHandler {
      var byte: UInt8 = 0
      guard read(reading, &byte, 1) == 1 else { return }
      guard count.add(1, ordering: .relaxed).newValue == 1 else { leave() }
      Terminal.restore()
      cancel()
      DispatchQueue.global().asyncAfter(deadline: .now() + 2) { leave() }
    }
    reader.activate()
    source = reader
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, noteSignal) }
    // A handler and not SIG_IGN, which a child would inherit: writing reports EPIPE then.
    signal(SIGPIPE) { _ in }
  }

  private static func leave() -> Never {
    _exit(ExitStatus.interrupted.rawValue)
  }
}

/// A signal handler may touch no lock and no Swift object.
private nonisolated(unsafe) var signalPipe: Int32 = -1

private func noteSignal(_ number: Int32) {
  var byte: UInt8 = 1
  _ = write(signalPipe, &byte, 1)
}
