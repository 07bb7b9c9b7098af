#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal that gives each key as it is pressed, and shows none of them.
enum RawTerminal {
  /// What the terminal was before; nil where it is as it was.
  nonisolated(unsafe) private static var before: termios?

  static func begin() {
    var now = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &now) == 0 else { return }
    before = now
    // Ctrl-C stays a signal.
    now.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &now)
  }

  static func end() {
    guard var old = before else { return }
    before = nil
    tcsetattr(STDIN_FILENO, TCSANOW, &old)
  }

  /// The next key within some time: nil for none, an empty string at the end of the input.
  ///
  /// - Parameter other: a file that ends the waiting as well when there is something to read; -1 for
  ///   none.
  static func key(within milliseconds: Int32, orInput other: Int32) -> String? {
    var waits = [STDIN_FILENO, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&waits, nfds_t(waits.count), milliseconds) > 0, waits[0].revents != 0 else {
      return nil
    }
    var byte: UInt8 = 0
    let got = read(STDIN_FILENO, &byte, 1)
    if got < 0, errno == EINTR { return nil }
    return got == 1 ? String(UnicodeScalar(byte)) : ""
  }
}
