#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The exit codes, as the README's table lists them. Where sysexits.h has a code, it is that one.
enum ExitStatus: Int32, Error {
  case success = 0
  /// A cell failed, or a check did not hold.
  case lessonFailed = 1
  /// A wrong option, a path that is not there, a folder without lessons.
  case usage = 64
  /// The toolchain, a library or the sandbox is missing.
  case unavailable = 69
  /// Unroll itself is at fault.
  case internalError = 70
  /// A page, a lesson or the standard output cannot be written.
  case cannotWrite = 73
  case interrupted = 130
  /// Whoever read the standard output has gone.
  case brokenPipe = 141
  /// `serve` got SIGTERM: who ends it so wants to know that it did.
  case terminated = 143

  func exitProcess() -> Never {
    exit(rawValue)
  }
}
