import Foundation
import TestKit
import Testing

/// What `--help` says, word for word: a changed option is seen here first.
struct HelpTests {
  static let commands = [
    "", "run", "practice", "serve", "build", "check", "new", "grade", "release", "doctor", "clean",
    "explain",
  ]

  @Test(arguments: commands)
  func helpIsAsRecorded(_ command: String) throws {
    let scratch = try Scratch()
    let result = try Tool.run(
      (command.isEmpty ? [] : [command]) + ["--help"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("EXAMPLES:"))
    try Golden(Self.goldenName(of: command)) { result.output }.verify()
  }

  @Test(arguments: commands)
  func helpFitsEightyColumns(_ command: String) throws {
    let scratch = try Scratch()
    let help = try Tool.run((command.isEmpty ? [] : [command]) + ["--help"], in: scratch.folder)
    for line in help.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func everyGoldenFileIsUsed() throws {
    #expect(try Golden.unused(by: Self.commands.map(Self.goldenName)) == [])
  }

  private static func goldenName(of command: String) -> String {
    "help\(command.isEmpty ? "" : "-" + command).txt"
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsNameEveryCommand(_ shell: String) throws {
    let scratch = try Scratch()
    let result = try Tool.run(["--generate-completion-script", shell], in: scratch.folder)
    #expect(result.status == 0)
    for command in Self.commands.dropFirst() { #expect(result.output.contains(command)) }
  }

  @Test(arguments: [["--version"], ["build", "--version"]])
  func saysWhatItIs(_ arguments: [String]) throws {
    let scratch = try Scratch()
    let result = try Tool.run(arguments, in: scratch.folder)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5 && lines[4].isEmpty, "\(result)")
    #expect(lines[0].wholeMatch(of: /unroll \d+\.\d+\.\d+/) != nil)
    #expect(lines[1].wholeMatch(of: /built for: Swift \d+\.\d+(\.\d+)?/) != nil)
    #expect(lines[2].wholeMatch(of: /compiler: Swift [\d.]+, \/.*/) != nil)
    #expect(lines[3].wholeMatch(of: /lesson format: \d+/) != nil)
  }
}
