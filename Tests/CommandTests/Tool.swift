import Foundation
import Testing

/// The built executable, run as its users run it.
struct Tool {
  struct Result: CustomStringConvertible {
    var status: Int32
    var output: String
    var error: String

    var description: String { "status \(status)\n--- output\n\(output)\n--- error\n\(error)" }

    func json() throws -> [String: Any] {
      try #require(
        JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(self)")
    }
  }

  /// A command that hangs fails its test, and does not hang the suite.
  static let patience: TimeInterval = 120

  /// Beside the tests' own bundle.
  static let executable: URL = {
    let tests =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
      ?? URL(filePath: CommandLine.arguments[0])
    return tests.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "unroll")
  }()

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Neither the terminal nor the locale of whoever runs the tests is to be seen in them.
  static let environment: [String: String] = {
    let own = ProcessInfo.processInfo.environment
    var environment = ["LANG": "C.UTF-8", "COLUMNS": "80"]
    for name in ["PATH", "HOME", "TMPDIR", "UNROLL_SWIFT", "UNROLL_JAVASCRIPT"] {
      environment[name] = own[name]
    }
    return environment
  }()

  static func run(
    _ arguments: [String], in folder: URL, environment extra: [String: String] = [:],
    executable: URL = executable, during: (Process) throws -> Void = { _ in }
  ) throws -> Result {
    let scratch = try Scratch()
    let output = scratch.folder.appending(path: "output")
    let error = scratch.folder.appending(path: "error")
    for file in [output, error] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging(extra) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    let watchdog = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: watchdog)
    try during(process)
    process.waitUntilExit()
    watchdog.cancel()
    return Result(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }

  /// A shell's command line, in which `$unroll` is the executable.
  static func shell(_ script: String, in folder: URL) throws -> Result {
    try run(
      ["-c", script], in: folder, environment: ["unroll": executable.path],
      executable: URL(filePath: "/bin/sh"))
  }
}
