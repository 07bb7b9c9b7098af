import Foundation

/// The keys of `serve`: q ends it. Without a terminal there are none.
enum ServeKeys {
  static func watch(quit: @escaping @Sendable () -> Void) {
    guard isatty(STDIN_FILENO) == 1 else { return }
    let thread = Thread {
      while true {
        // A minute: a key ends the wait at once, and waiting costs nothing.
        guard let key = RawTerminal.key(within: 60_000, orInput: -1) else { continue }
        if key == "q" || key.isEmpty { return quit() }
      }
    }
    thread.start()
  }
}
