import ArgumentParser
import Site

struct DoctorCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks what this machine has, and names the command that fixes what is missing.",
    usage: "unroll doctor [options]",
    discussion: """
      EXAMPLES:
        unroll doctor
        unroll doctor --json
      """)

  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let findings = await Site.examine(.ofThisProcess)
    let console = Console(console)
    let isWell = findings.allSatisfy(\.isWell)
    try console.report(
      Report(
        exitCode: (isWell ? ExitStatus.success : .unavailable).rawValue,
        findings: findings.map(Report.Entry.init)))
    for finding in findings {
      let mark = finding.isWell ? "ok     " : "MISSING"
      try console.say("\(mark)  \(finding.name): \(finding.detail)")
      if let mend = finding.mend, !finding.isWell {
        try console.say("         to fix it: \(mend)")
      }
    }
    guard isWell else { throw ExitStatus.unavailable }
    try console.say("everything works")
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32
    var findings: [Entry]

    struct Entry: Encodable {
      var name: String
      var isWell: Bool
      var detail: String
      var mend: String?

      init(_ finding: Finding) {
        name = finding.name
        isWell = finding.isWell
        detail = finding.detail
        mend = finding.mend
      }
    }
  }
}
