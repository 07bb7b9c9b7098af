import Foundation
import Testing

/// The README's table of exit codes, command by command.
struct ExitCodeTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var environment: [String: String] = [:]

    var testDescription: String {
      "\(arguments.joined(separator: " ")) \(environment) ends with \(status)"
    }
  }

  static let noToolchain = ["PATH": "/nowhere"]
  static let noRuntime = ["UNROLL_RUNTIME": "/nowhere"]

  static let cases: [Case] = [
    Case(arguments: ["run", "lessons/good.md"], status: 0),
    Case(arguments: ["run", "lessons/bad.md"], status: 1),
    Case(arguments: ["run", "lessons/slip.md"], status: 0),
    Case(arguments: ["run", "lessons/slip.md", "--strict"], status: 1),
    Case(arguments: ["run"], status: 64),
    Case(arguments: ["run", "lessons/good.md"], status: 69, environment: noToolchain),
    Case(arguments: ["run", "lessons/good.md"], status: 69, environment: noRuntime),
    Case(arguments: ["build", "lessons/good.md"], status: 0),
    Case(arguments: ["build"], status: 1),
    Case(arguments: ["build", "lessons/slip.md", "--strict"], status: 1),
    Case(arguments: ["build", "--colour"], status: 64),
    Case(arguments: ["build"], status: 69, environment: noToolchain),
    Case(arguments: ["build", "-o", "file/output"], status: 73),
    Case(arguments: ["check", "lessons/good.md"], status: 0),
    Case(arguments: ["check"], status: 1),
    Case(arguments: ["check", "lessons/slip.md", "--strict"], status: 1),
    Case(arguments: ["check", "nowhere"], status: 64),
    Case(arguments: ["check"], status: 69, environment: noToolchain),
    Case(arguments: ["new", "Another"], status: 0),
    Case(arguments: ["new", "!"], status: 64),
    Case(arguments: ["new", "Good"], status: 73),
    Case(arguments: ["doctor"], status: 0),
    Case(arguments: ["doctor", "--loudly"], status: 64),
    Case(arguments: ["doctor"], status: 69, environment: noToolchain),
    Case(arguments: ["doctor"], status: 69, environment: noRuntime),
    Case(arguments: ["clean"], status: 0),
    Case(arguments: ["clean", "nowhere"], status: 64),
  ]

  @Test(arguments: cases)
  func aCommandEndsAsTheTableSays(_ test: Case) throws {
    let scratch = try Course.make([
      "good": Course.passing, "bad": Course.failing, "slip": Course.warning,
    ])
    try scratch.write("in the way", to: "file")
    let result = try Tool.run(
      test.arguments, in: scratch.folder, environment: test.environment)
    #expect(result.status == test.status, "\(result)")
    if test.status > 1 { #expect(!result.error.isEmpty || test.arguments[0] == "doctor") }
  }

  @Test(arguments: ["run", "build", "check"])
  func aKernelThatIsNoKernelIsAnInternalError(_ command: String) throws {
    let scratch = try Course.make(["good": Course.passing])
    let built = Tool.executable.deletingLastPathComponent()
    let library = ["libUnrollRuntime.so", "libUnrollRuntime.dylib"].first {
      FileManager.default.fileExists(atPath: built.appending(path: $0).path)
    }
    try FileManager.default.createDirectory(
      at: scratch.url("runtime"), withIntermediateDirectories: true)
    for name in ["Modules", try #require(library)] {
      try FileManager.default.createSymbolicLink(
        at: scratch.url("runtime/\(name)"), withDestinationURL: built.appending(path: name))
    }
    try scratch.write("#!/bin/sh\nexit 3\n", to: "runtime/unroll-kernel")
    chmod(scratch.url("runtime/unroll-kernel").path, 0o755)
    let result = try Tool.run(
      [command, "lessons/good.md", "--no-sandbox"], in: scratch.folder,
      environment: ["UNROLL_RUNTIME": scratch.url("runtime").path])
    #expect(result.status == 70, "\(result)")
    #expect(result.error.contains("kernel"))
  }

  /// The codes of the README, and those that Unroll can end with, are the same.
  @Test func theReadmeListsThem() throws {
    let readme = try String(
      contentsOf: Tool.repository.appending(path: "README.md"), encoding: .utf8)
    let row = try Regex("(?m)^\\| *(\\d+) *\\|", as: (Substring, Substring).self)
    let listed = readme.matches(of: row).compactMap { Int32($0.output.1) }
    #expect(listed == [0, 1, 64, 69, 70, 73, 130, 141, 143])
  }
}
