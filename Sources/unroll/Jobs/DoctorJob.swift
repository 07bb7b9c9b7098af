/// Looks at what this machine has.
struct DoctorJob {
  func run(_ console: Console) async throws {
    let findings = await Examination().findings()
    try console.report(Report(findings))
    for finding in findings {
      let mark = finding.isWell ? "ok     " : "MISSING"
      try console.say("\(mark)  \(finding.name): \(finding.detail)")
      if let mend = finding.mend, !finding.isWell {
        try console.say("         to mend it: \(mend)")
      }
    }
    let missing = findings.filter { !$0.isWell }.count
    if missing > 0 {
      throw ExitStatus.unavailable
    }
    try console.say("everything is there")
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32
    var findings: [Finding]

    init(_ findings: [Finding]) {
      self.findings = findings
      exitCode =
        (findings.allSatisfy(\.isWell) ? ExitStatus.success : .unavailable).rawValue
    }
  }
}

/// One thing that Unroll needs.
struct Finding: Encodable {
  var name: String
  var isWell: Bool
  /// Where it was found, or why it does not do.
  var detail: String
  /// The command that mends it.
  var mend: String?
}
