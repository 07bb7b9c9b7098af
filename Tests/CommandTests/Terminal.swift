import Foundation
import Testing

/// A command on a terminal of its own.
enum Terminal {
  struct Result {
    var status: Int32
    /// All that was written to the screen.
    var text: String
  }

  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Result {
    let (leader, name) = try openTerminal()
    let follower = open(name, O_RDWR | O_NOCTTY)
    try #require(follower >= 0)
    let process = Process()
    process.executableURL = Tool.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Tool.environment.merging(["TERM": "xterm"]) { $1 }
      .merging(environment) { $1 }
    let screen = FileHandle(fileDescriptor: follower, closeOnDealloc: true)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = screen
    process.standardError = screen
    try process.run()
    try screen.close()
    let watchdog = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Tool.patience, execute: watchdog)
    // Reading fails when the last writer has gone.
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(leader, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    watchdog.cancel()
    close(leader)
    return Result(
      status: process.terminationStatus, text: String(decoding: bytes, as: UTF8.self))
  }

  /// A new terminal's leading end, and the path of the other.
  private static func openTerminal() throws -> (leader: Int32, name: String) {
    #if os(Linux)
      let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (lock, number): (Int32, UInt32) = (0, 0)
      // TIOCSPTLCK and TIOCGPTN, which are macros that Swift does not see.
      let isOpen =
        ioctl(leader, 0x4004_5431, &lock) == 0 && ioctl(leader, 0x8004_5430, &number) == 0
      try #require(isOpen)
      return (leader, "/dev/pts/\(number)")
    #else
      let leader = posix_openpt(O_RDWR | O_NOCTTY)
      let isOpen = grantpt(leader) == 0 && unlockpt(leader) == 0
      try #require(isOpen)
      return (leader, String(cString: ptsname(leader)))
    #endif
  }
}
