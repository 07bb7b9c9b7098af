import Foundation
import Testing

/// What a command says, and to whom.
struct ConsoleTests {
  @Test func aReportInAPipeIsPlainText() throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.run(["run", "lessons/a.md"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.contains("let four = 2 + 2"))
    #expect(result.output.contains("five is 5"))
    #expect(!result.output.contains("\u{1B}"))
    let said = result.error.split(separator: "\n")
    #expect(said.count == 2 && said[0].hasPrefix("sandbox: "), "\(result)")
    #expect(said.last == "lessons/a.md: running, 2 cells")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func aReportInASCIIHasNothingElse() throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.run(["run", "--ascii", "lessons/a.md"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.allSatisfy { $0.isASCII }, "\(result)")
  }

  @Test func aFailureStandsInTheReport() throws {
    let scratch = try Course.make(["bad": Course.failing])
    let result = try Tool.run(["run", "lessons/bad.md"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.output.contains("Index out of range"), "\(result)")
    let quiet = try Tool.run(["run", "--quiet", "lessons/bad.md"], in: scratch.folder)
    #expect(quiet.status == 1)
    #expect(quiet.output.isEmpty)
    #expect(quiet.error.hasPrefix("lessons/bad.md:8:"), "\(quiet)")
  }

  @Test func aTerminalGetsColourAndALineOfProgress() throws {
    let scratch = try Course.make(["a": Course.passing])
    let screen = try Terminal.run(["run", "lessons/a.md"], in: scratch.folder)
    #expect(screen.status == 0)
    #expect(screen.text.contains("\u{1B}["))
    #expect(screen.text.contains("cell 1 of 2"), "\(screen.text)")
    #expect(screen.text.contains("\r\u{1B}[K"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func colourIsNeverForced(_ environment: [String: String]) throws {
    let scratch = try Course.make(["a": Course.passing])
    let screen = try Terminal.run(
      ["run", "lessons/a.md"], in: scratch.folder,
      environment: environment.merging(["CI": "true"]) { one, _ in one })
    #expect(screen.status == 0)
    #expect(!screen.text.contains("\u{1B}"), "\(screen.text)")
  }

  @Test func aTerminalWithoutUTF8GetsASCII() throws {
    let scratch = try Course.make(["a": Course.passing])
    let screen = try Terminal.run(
      ["run", "lessons/a.md"], in: scratch.folder, environment: ["LANG": "C", "CI": "true"])
    #expect(screen.text.allSatisfy { $0.isASCII }, "\(screen.text)")
  }

  @Test func whoeverStopsReadingEndsItQuietly() throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.shell(
      #"{ "$unroll" run lessons/a.md; echo "ended with $?" >&2; } | true"#, in: scratch.folder)
    #expect(result.error.hasSuffix("ended with 141\n"), "\(result)")
    #expect(!result.error.contains("error:"), "\(result)")
  }

  #if os(Linux)
    @Test(arguments: ["run lessons/a.md", "build", "check", "doctor", "new A", "--help"])
    func aFullDiskIsSaid(_ command: String) throws {
      let scratch = try Course.make(["a-lesson": Course.passing, "a": Course.passing])
      try FileManager.default.removeItem(at: scratch.url("lessons/a-lesson.md"))
      if command == "new A" { try FileManager.default.removeItem(at: scratch.url("lessons/a.md")) }
      let result = try Tool.shell(#""$unroll" \#(command) > /dev/full"#, in: scratch.folder)
      #expect(result.status == 73, "\(result)")
      if command != "--help" { #expect(result.error.contains("No space left on device")) }
    }
  #endif

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalEndsItWithItsChildren(_ signal: Int32) throws {
    let scratch = try Course.make(["endless": Course.endless])
    let started = ContinuousClock.now
    let result = try Tool.run(["run", "lessons/endless.md"], in: scratch.folder) { process in
      // Its second cell runs when the first one's result is there.
      try Wait.until {
        scratch.files.contains { $0.contains("/results/") && $0.hasSuffix(".json") }
      }
      kill(process.processIdentifier, signal)
    }
    #expect(result.status == 130, "\(result)")
    #expect(result.error.hasSuffix("interrupted\n"))
    #expect(started.duration(to: .now) < .seconds(50))
    try Wait.until { try Children.using(scratch.folder).isEmpty }
    // The first cell's result is whole, the second has none.
    try scratch.write(
      Course.endless.replacing("while true {}", with: "print(one)") + "\n", to: "lessons/endless.md"
    )
    let again = try Tool.run(["run", "--explain", "lessons/endless.md"], in: scratch.folder)
    #expect(again.status == 0)
    #expect(again.error.contains("cell 1 is as it was"), "\(again)")
  }
}

enum Wait {
  struct TimedOut: Error {}

  static func until(_ holds: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try holds() { return }
      usleep(50_000)
    }
    throw TimedOut()
  }
}
