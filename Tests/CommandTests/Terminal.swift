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
    let leader = posix_openpt(O_RDWR | O_NOCTTY)
    try #require(leader >= 0 && grantpt(leader) == 0 && unlockpt(leader) == 0)
    let name = try #require(ptsname(leader).map { String(cString: $0) })
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
}
