import Dispatch
import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, SIGTERM and SIGHUP: the children die, and the process ends at once. Files stay whole,
/// since each is written beside its place and renamed into it.
enum Interruption {
  /// Written once, before any other thread is there; keeps the source alive.
  private nonisolated(unsafe) static var source: (any DispatchSourceRead)?

  /// SIGTERM has an exit code of its own. Set by a program that is meant to run until it is ended.
  nonisolated(unsafe) static var tellsSignals = false

  static func watch() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    signalPipe = ends[1]
    let signals = ends[0]
    let reader = DispatchSource.makeReadSource(
      fileDescriptor: ends[0], queue: DispatchQueue(label: "unroll.interruption"))
    reader.setEventHandler {
      var number: UInt8 = 0
      _ = read(signals, &number, 1)
      LiveProcesses.killAll()
      Terminal.restore()
      try? Descriptor.error.write("interrupted\n")
      let isTerm = tellsSignals && Int32(number) == SIGTERM
      _exit((isTerm ? ExitStatus.terminated : .interrupted).rawValue)
    }
    reader.activate()
    source = reader
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, passOnSignal) }
    // A handler and not SIG_IGN, which a child would inherit: writing reports EPIPE then.
    signal(SIGPIPE) { _ in }
  }
}

/// A signal handler may touch no lock and no Swift object.
private nonisolated(unsafe) var signalPipe: Int32 = -1

private func passOnSignal(_ number: Int32) {
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipe, &byte, 1)
}
