import Foundation
import Testing

/// The server as its users start it; what needs no browser.
@Suite(.serialized) struct ServeTests {
  /// One that runs, with a client that keeps cookies.
  private struct Server {
    let process: Process
    let scratch: Scratch
    let address: String
    let log: URL
    let client: WebClient

    init(process: Process, scratch: Scratch, address: String, log: URL) throws {
      (self.process, self.scratch, self.address, self.log) = (process, scratch, address, log)
      client = try WebClient(Self.root(of: address))
    }

    /// Without the token, and without the page.
    var root: String { Self.root(of: address) }

    private static func root(of address: String) -> String {
      address.split(separator: "/").prefix(2).joined(separator: "//")
    }

    func get(_ path: String) throws -> (status: Int, body: String) { try client.get(path) }

    var said: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
  }

  private static func start(
    _ scratch: Scratch, _ arguments: [String] = [], _ body: (Server) throws -> Void
  ) throws -> Int32 {
    let (output, log) = (scratch.url("out.txt"), scratch.url("log.txt"))
    for file in [output, log] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = Tool.executable
    process.arguments = ["serve"] + arguments
    process.currentDirectoryURL = scratch.folder
    process.environment = Tool.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    var address = ""
    try Wait.until {
      let text = try String(contentsOf: output, encoding: .utf8)
      if let range = text.range(of: "http://"), text.hasSuffix("\n") {
        address = String(text[range.lowerBound...].prefix { $0 != "\n" })
      }
      return !address.isEmpty || !process.isRunning
    }
    try #require(!address.isEmpty, "\((try? String(contentsOf: log, encoding: .utf8)) ?? "")")
    try body(Server(process: process, scratch: scratch, address: address, log: log))
    process.waitUntilExit()
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  @Test func aSaveReachesThePage() throws {
    let scratch = try Course.make(["passing": Course.passing])
    let status = try Self.start(scratch) { server in
      let path = String(server.address.dropFirst(server.root.count))
      #expect(try server.get(path).status == 303)
      try Wait.until { try server.get("/passing.html").body.contains("five is 5") }
      #expect(server.said.contains("Cells run in"))
      try scratch.write(
        Course.passing.replacing("2 + 2  // → 4", with: "3 + 3  // → 6"), to: "lessons/passing.md")
      try Wait.until { server.said.contains("lessons/passing.md: 2 cells ran in") }
      let page = try server.get("/passing.html").body
      #expect(page.contains("five is 7"))
      // The next save goes on from the state that this one left.
      let kernels = try Children.using(scratch.folder)
      let first = try #require(kernels.first)
      try scratch.write(
        Course.passing.replacing("2 + 2  // → 4", with: "3 + 3  // → 6")
          .replacing("five is", with: "Five is"), to: "lessons/passing.md")
      try Wait.until { server.said.contains("lessons/passing.md: 1 cell ran in") }
      #expect(try Children.using(scratch.folder).contains(first))
      #expect(try server.get("/passing.html").body.contains("Five is 7"))
      // What it cannot know before it ran it does not say: nothing is stale now.
      #expect(!page.contains("five is 5"))
      try scratch.write(
        Course.passing.replacing("2 + 2", with: "2 + nothing"), to: "lessons/passing.md")
      try Wait.until { server.said.contains("1 problem: lessons/passing.md:8:") }
      // A new lesson is a new page.
      #expect(try server.get("/second.html").status == 404)
      try scratch.write("# Second\n", to: "lessons/second.md")
      try Wait.until { try server.get("/second.html").body.contains("Second") }
      // Never a token, where somebody may read it.
      let token = try #require(server.address.split(separator: "=").last)
      #expect(!server.said.contains(token))
      #expect(try !server.get("/passing.html").body.contains(token))
      kill(server.process.processIdentifier, SIGTERM)
    }
    #expect(status == 143)
    try Wait.until { try Children.using(scratch.folder).isEmpty }
  }

  @Test func ctrlCEndsItWithItsChildren() throws {
    let scratch = try Course.make(["endless": Course.endless])
    let status = try Self.start(scratch) { server in
      _ = try server.get(String(server.address.dropFirst(server.root.count)))
      #expect(try server.get("/endless.html").body.contains("while"))
      try Wait.until { try !Children.using(scratch.folder).isEmpty }
      kill(server.process.processIdentifier, SIGINT)
    }
    #expect(status == 130)
    try Wait.until { try Children.using(scratch.folder).isEmpty }
  }

  /// A cell that never ends does not keep the next save waiting.
  @Test func aNewerSaveEndsTheRunOfAnOlderOne() throws {
    let scratch = try Course.make(["endless": Course.endless])
    _ = try Self.start(scratch) { server in
      _ = try server.get(String(server.address.dropFirst(server.root.count)))
      _ = try server.get("/endless.html")
      try Wait.until { try !Children.using(scratch.folder).isEmpty }
      let saved = ContinuousClock.now
      try scratch.write(
        Course.endless.replacing("while true {}", with: "print(one + 1)"), to: "lessons/endless.md")
      try Wait.until { server.said.contains("ran in") }
      #expect(saved.duration(to: .now) < .seconds(15))
      #expect(try server.get("/endless.html").body.contains("2"))
      kill(server.process.processIdentifier, SIGTERM)
    }
  }

  @Test func aRestartedServerHasTheSameAddress() throws {
    let scratch = try Course.make(["passing": Course.passing])
    var addresses: [String] = []
    for _ in 0..<2 {
      _ = try Self.start(scratch) { server in
        addresses.append(server.address)
        kill(server.process.processIdentifier, SIGTERM)
      }
    }
    #expect(addresses[0] == addresses[1])
  }

  @Test func whoHoldsThePortIsSaid() throws {
    let scratch = try Course.make(["passing": Course.passing])
    _ = try Self.start(scratch) { server in
      let port = try #require(server.root.split(separator: ":").last)
      let result = try Tool.run(["serve", "--port", "\(port)"], in: scratch.folder)
      #expect(result.status == 64)
      #expect(result.error.contains("port \(port) is taken by "), "\(result)")
      #expect(result.error.contains("--port"))
      kill(server.process.processIdentifier, SIGTERM)
    }
  }

  @Test(arguments: [
    (["--port", "0"], "--port: 0 is no port"), (["--port", "70000"], "from 1 to 65535"),
    (["--allow-host", "http://x/"], "--allow-host"), (["--listen", "300.1.1.1"], "--listen"),
    (["nowhere"], "nowhere: no such file or folder"),
  ])
  func whatCannotBeIsSaid(_ arguments: [String], _ words: String) throws {
    let scratch = try Course.make(["passing": Course.passing])
    let result = try Tool.run(["serve"] + arguments, in: scratch.folder)
    #expect(result.status == 64, "\(result)")
    #expect(result.error.contains(words), "\(result)")
  }
}
